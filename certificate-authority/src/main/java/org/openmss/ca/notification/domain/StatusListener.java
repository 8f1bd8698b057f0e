package org.openmss.ca.notification.domain;

/** Whom news of certificates is told. The same again is no mistake. */
public interface StatusListener {

    /** How it went. */
    enum Answer {
        TOLD,
        /** It will not have this news as it is. */
        REFUSED,
        /** There was no answer, or none that concerns this news: nothing else would go better now. */
        AWAY
    }

    Answer tell(StatusNews news);
}
