package org.openmss.gateway.mss;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.handshake.domain.MessageAlgorithm;
import org.openmss.gateway.handshake.domain.Proposal;
import org.openmss.gateway.handshake.domain.RootName;
import org.openmss.gateway.mss.message.HandshakeReq;
import org.openmss.gateway.mss.message.HandshakeReq.SecureMethods;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.provider.SecureMethod;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;

/** MSS_HandshakeReq, turned into a proposal made of domain types. */
final class HandshakeReqParser {
    private static final int MOST = 32;

    private HandshakeReqParser() {}

    static Proposal proposal(HandshakeReq request) {
        return new Proposal(
                methods(request.secureMethods),
                each("Certificates/Certificate", request.certificates, HandshakeReqParser::certificate),
                Set.copyOf(each("RootCAs/DN", request.rootCas, RootName::parse)),
                algorithms(request.signatureAlgorithms));
    }

    /** When the provider says that it sent the request. */
    static Optional<Instant> sentAt(HandshakeReq request) {
        return Optional.ofNullable(request.apInfo == null ? null : request.apInfo.instant)
                .map(text -> Fields.parse("AP_Info/@Instant", text, HandshakeReqParser::instant));
    }

    private static Set<SecureMethod> methods(@Nullable SecureMethods asked) {
        if (asked == null) {
            throw new RefusedException(
                    new SignatureFailure.MissingParameter("SecureMethods is missing, which says what travels signed"));
        }
        var methods = EnumSet.noneOf(SecureMethod.class);
        for (var method : SecureMethod.values()) {
            String value = switch (method) {
                case SIGNATURE -> asked.mssSignature;
                case REGISTRATION -> asked.mssRegistration;
                case NOTIFICATION -> asked.mssNotification;
                case PROFILE_QUERY -> asked.mssProfileQuery;
                case RECEIPT -> asked.mssReceipt;
                case STATUS -> asked.mssStatus;
            };
            if (value != null
                    && Fields.parse("SecureMethods/@" + method.wireName(), value, HandshakeReqParser::truth)) {
                methods.add(method);
            }
        }
        return methods;
    }

    /** Names that are not known here are passed over: the answer has those that both can. None at all: whatever the gateway can. */
    private static Set<MessageAlgorithm> algorithms(@Nullable List<MssUri> asked) {
        if (asked == null || asked.isEmpty()) {
            return EnumSet.allOf(MessageAlgorithm.class);
        }
        return each(
                        "SignatureAlgList/Algorithm",
                        asked,
                        name -> Optional.ofNullable(MssUri.text(name)).flatMap(MessageAlgorithm::ofUri))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static <T, R> List<R> each(String name, @Nullable List<T> values, Function<T, R> parser) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > MOST) {
            throw Fields.wrong("at most " + MOST + " of " + name + " are read");
        }
        try {
            return values.stream().map(parser).toList();
        } catch (IllegalArgumentException illegal) {
            throw Fields.wrong(name + ": " + illegal.getMessage());
        }
    }

    private static X509Certificate certificate(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException noCertificate) {
            throw new IllegalArgumentException("an X.509 certificate as DER in base64 is expected", noCertificate);
        }
    }

    private static boolean truth(String text) {
        return switch (text.strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("true or false is expected");
        };
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (java.time.DateTimeException noTime) {
            throw new IllegalArgumentException("a time with its zone is expected, like 2026-11-24T05:00:00Z", noTime);
        }
    }
}
