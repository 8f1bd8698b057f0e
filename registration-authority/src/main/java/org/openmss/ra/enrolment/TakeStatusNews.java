package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.CertificateStatuses;
import org.openmss.ra.enrolment.domain.StatusNews;

/**
 * The certificate authority tells that a certificate was revoked, put on hold or resumed, whoever wished it there. It is put on record, then
 * the home MSSP is told; where that one is away the sweep goes on with it.
 */
@ApplicationScoped
public class TakeStatusNews {
    private static final Logger LOG = Logger.getLogger(TakeStatusNews.class);
    private final CertificateStatuses statuses;
    private final PassOnStatus passOnStatus;

    TakeStatusNews(CertificateStatuses statuses, PassOnStatus passOnStatus) {
        this.statuses = statuses;
        this.passOnStatus = passOnStatus;
    }

    public void take(StatusNews news, Actor certificateAuthority) {
        if (statuses.enter(news, certificateAuthority)) {
            LOG.infof(
                    "certificate status serial=%s state=%s",
                    news.serial(), news.status().wireName());
        }
        statuses.registrationOf(news.serial()).ifPresent(id -> passOnStatus.passOn(id, certificateAuthority));
    }
}
