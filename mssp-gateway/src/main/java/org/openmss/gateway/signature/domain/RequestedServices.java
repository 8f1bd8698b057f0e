package org.openmss.gateway.signature.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.openmss.gateway.subscriber.domain.NoSpamCode;

/**
 * What was asked for besides the signature (AdditionalServices; TS 102 204, 8.2).
 *
 * @param eventId shown beside the text
 * @param language the user's, two letters of ISO 639-1 in lower case
 * @param noSpam the code that the user is to have agreed on with the application provider
 * @param answered services that the answer has a word on
 */
public record RequestedServices(
        Optional<EventId> eventId, Optional<String> language, NoSpam noSpam, Set<Service> answered) {

    public RequestedServices {
        answered = Set.copyOf(answered);
    }

    public static RequestedServices none() {
        return new RequestedServices(Optional.empty(), Optional.empty(), NoSpam.NOT_SPOKEN_OF, Set.of());
    }

    /** @throws IllegalArgumentException where it is no language of ISO 639-1; upper case is taken for lower */
    public static String languageOf(String text) {
        String language = text.toLowerCase(Locale.ROOT);
        if (!language.matches("[a-z]{2}")) {
            throw new IllegalArgumentException("a language is two letters, as in ISO 639-1");
        }
        return language;
    }

    /** The same for the same services, in every process. */
    public List<String> parts() {
        return List.of(
                eventId.map(EventId::value).orElse(""),
                language.orElse(""),
                noSpam.code().map(NoSpamCode::value).orElse(""),
                Boolean.toString(noSpam.verify()),
                answered.stream().map(Service::name).sorted().toList().toString());
    }

    /** A service whose outcome stands in the answer. */
    public enum Service {
        /** The signature is validated before it is handed over. It is always; this asks to be told. */
        VALIDATE,
        /** A time-stamp over the signature. */
        TIMESTAMP,
        /** The certificate whose key signs, with its issuers. */
        SIGNING_CERTIFICATE,
        /** The verification code that the phone shows, for the application provider's own screen. */
        VERIFICATION_CODE,
        /** Several documents, each told apart by what the user saw. */
        BATCH,
        /** Several documents, each told apart by the application provider's name for it. */
        DOCUMENTS
    }

    /**
     * What the request says of the user's code against unwanted prompts.
     *
     * @param code absent: the user has given none
     * @param verify false: the application provider has convinced itself of who is there
     */
    public record NoSpam(Optional<NoSpamCode> code, boolean verify) {
        public static final NoSpam NOT_SPOKEN_OF = new NoSpam(Optional.empty(), true);
    }
}
