package org.openmss.gateway.mss;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.mss.message.AdditionalService;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.EventId;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.RequestedServices;
import org.openmss.gateway.signature.domain.RequestedServices.NoSpam;
import org.openmss.gateway.signature.domain.RequestedServices.Service;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SubCode;
import org.openmss.gateway.subscriber.domain.NoSpamCode;

/** The additional services of a request by their URIs, and what the answer says of them (TS 102 204, 8.2). */
final class AdditionalServices {
    private static final String ETSI = "http://uri.etsi.org/TS102204/v1.1.2#";
    private static final String FICOM = "http://mss.ficom.fi/TS102204/v1.0.0#";
    private static final String KIURU = "http://www.methics.fi/KiuruMSSP/v5.0.0#";
    private static final Map<String, Service> ANSWERED = Map.of(
            ETSI + "validate",
            Service.VALIDATE,
            ETSI + "timestamp",
            Service.TIMESTAMP,
            KIURU + "signingCertificate",
            Service.SIGNING_CERTIFICATE,
            KIURU + "batchsign",
            Service.BATCH,
            KIURU + "docsign",
            Service.DOCUMENTS,
            "urn:openmss:service:verificationCode",
            Service.VERIFICATION_CODE);

    /** Sent by clients of deployed services as a matter of course; nothing here depends on them, so they change nothing. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            FICOM + "displayName",
            "http://mid.swisscom.ch/as#subscriberInfo",
            "http://mid.swisscom.ch/as#geofencing",
            KIURU + "role");

    private AdditionalServices() {}

    /** @throws RefusedException 101 with 1014 for a service that is not known here */
    static RequestedServices parse(@Nullable List<AdditionalService> asked) {
        Optional<EventId> eventId = Optional.empty();
        Optional<String> language = Optional.empty();
        var noSpam = NoSpam.NOT_SPOKEN_OF;
        var answered = EnumSet.noneOf(Service.class);
        for (var service : asked == null ? List.<AdditionalService>of() : asked) {
            String uri = Fields.present("AdditionalServices/Service/Description", MssUri.text(service.description));
            switch (uri) {
                case FICOM + "eventId" -> eventId = Optional.of(eventId(service));
                case FICOM + "userLang" -> language = Optional.of(language(service));
                case FICOM + "noSpam" -> noSpam = noSpam(service.noSpamCode);
                default -> {
                    if (ANSWERED.containsKey(uri)) {
                        answered.add(ANSWERED.get(uri));
                    } else if (!WITHOUT_EFFECT.contains(uri)) {
                        throw new RefusedException(new SignatureFailure.WrongParameter(
                                "an additional service is not served here; leave it away",
                                SubCode.UNKNOWN_ADDITIONAL_SERVICE));
                    }
                }
            }
        }
        return new RequestedServices(eventId, language, noSpam, answered);
    }

    private static EventId eventId(AdditionalService service) {
        return Fields.parse("EventID", Fields.present("EventID", text(service.eventId)), EventId::new);
    }

    private static String language(AdditionalService service) {
        return Fields.parse(
                "UserLang", Fields.present("UserLang", text(service.userLang)), RequestedServices::languageOf);
    }

    /** An empty code means that the user has none; {@code verify="no"} that the application provider already knows who is there. */
    private static NoSpam noSpam(AdditionalService.@Nullable NoSpamCode given) {
        if (given == null) {
            throw new RefusedException(new SignatureFailure.MissingParameter("NoSpamCode is missing"));
        }
        boolean verify =
                switch (given.verify == null ? "yes" : given.verify.strip().toLowerCase(Locale.ROOT)) {
                    case "yes", "true", "1", "" -> true;
                    case "no", "false", "0" -> false;
                    default -> throw Fields.wrong("NoSpamCode: verify is yes or no");
                };
        var code = Optional.ofNullable(given.code).map(String::strip).filter(text -> !text.isEmpty());
        return new NoSpam(code.map(text -> Fields.parse("NoSpamCode", text, NoSpamCode::new)), verify);
    }

    private static @Nullable String text(AdditionalService.@Nullable Value value) {
        return value == null ? null : value.value;
    }

    /** Whether there is a word on it yet: of the validation at the end, of the rest from the beginning. */
    static boolean isAnswered(Service service, MssStatus status) {
        return switch (service) {
            case VALIDATE, TIMESTAMP -> status != MssStatus.REQUEST_OK && status != MssStatus.OUTSTANDING_TRANSACTION;
            case SIGNING_CERTIFICATE, VERIFICATION_CODE -> true;
            case BATCH, DOCUMENTS -> status == MssStatus.VALID_SIGNATURE;
        };
    }

    static String uri(Service service) {
        return ANSWERED.entrySet().stream()
                .filter(entry -> entry.getValue() == service)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
