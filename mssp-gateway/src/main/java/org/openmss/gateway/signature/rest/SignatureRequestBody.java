package org.openmss.gateway.signature.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.gateway.signature.RequestSignature;
import org.openmss.gateway.signature.domain.ApTransactionId;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.EventId;
import org.openmss.gateway.signature.domain.KeyChoice;
import org.openmss.gateway.signature.domain.RequestedServices;
import org.openmss.gateway.signature.domain.RequestedServices.NoSpam;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;

/**
 * The body of {@code POST /v1/signatures}.
 *
 * @param text shown and signed, attached in the CMS; or else a digest
 * @param digest SHA-256 of a document, signed without a second hash; needs displayText
 * @param profile {@code authentication} or {@code signature}
 * @param format {@code CMS} (also called {@code CAdES-B}: it is one) or {@code PKCS1}
 * @param timeout ISO 8601, such as {@code PT80S}
 * @param eventId shown beside the text, not signed
 * @param language that the user is to be spoken to in
 */
record SignatureRequestBody(
        @Nullable String msisdn,
        @Nullable String text,
        @Nullable Digest digest,
        @Nullable String displayText,
        @Nullable String profile,
        @Nullable String format,
        @Nullable String timeout,
        @Nullable String eventId,
        @Nullable String language,
        @Nullable String apTransactionId) {
    private static final Duration LONGEST_DURATION = Duration.ofDays(1);

    /** Holds what no log may show. */
    @Override
    public String toString() {
        return "SignatureRequestBody[…]";
    }

    record Digest(@Nullable String algorithm, @Nullable String value) {}

    /** @param idempotencyKey the header, which serves as AP_TransID where the body has none */
    RequestSignature.Command toCommand(@Nullable String idempotencyKey) {
        var data = data();
        return new RequestSignature.Command(
                apTransactionId(idempotencyKey),
                Field.required("msisdn", msisdn, Msisdn::parse),
                List.of(new Document(data, display(data))),
                KeyChoice.of(Field.required("profile", profile, KeyPurpose::ofWireName)),
                Field.optional("format", format, SignatureRequestBody::format).orElse(SignatureFormat.CMS),
                timeLimit(),
                Optional.empty(),
                services(),
                Optional.empty());
    }

    private ApTransactionId apTransactionId(@Nullable String idempotencyKey) {
        if (apTransactionId != null && idempotencyKey != null && !apTransactionId.equals(idempotencyKey)) {
            throw SignatureProblems.of(new SignatureFailure.WrongParameter(
                    "the header Idempotency-Key and 'apTransactionId' differ; send one of them, or the same in both"));
        }
        String given = apTransactionId == null ? idempotencyKey : apTransactionId;
        return Field.required("apTransactionId", given, ApTransactionId::new);
    }

    private DataToBeSigned data() {
        if ((text == null) == (digest == null)) {
            throw SignatureProblems.of(
                    text == null
                            ? new SignatureFailure.MissingParameter("give 'text' or 'digest'")
                            : new SignatureFailure.WrongParameter("give 'text' or 'digest', not both"));
        }
        if (text != null) {
            return new DataToBeSigned.Text(text);
        }
        var given = Field.required("digest", digest, value -> value);
        var algorithm = Field.required("digest.algorithm", given.algorithm(), DigestAlgorithm::ofWireName);
        return Field.required(
                "digest.value", given.value(), value -> new DataToBeSigned.Digest(algorithm, Bytes.ofBase64(value)));
    }

    private DisplayText display(DataToBeSigned data) {
        if (data instanceof DataToBeSigned.Text && displayText != null && !displayText.equals(text)) {
            throw SignatureProblems.of(new SignatureFailure.WrongParameter(
                    "'displayText' goes with 'digest'; a text is shown as it is signed"));
        }
        String shown = text == null ? displayText : text;
        if (shown == null) {
            throw SignatureProblems.of(new SignatureFailure.MissingParameter(
                    "'displayText' is required with 'digest': the user must see what he signs"));
        }
        try {
            return DisplayText.of(shown);
        } catch (DisplayText.Unshowable unshowable) {
            throw SignatureProblems.of(SignatureFailure.of(unshowable));
        }
    }

    private RequestedServices services() {
        return new RequestedServices(
                Field.optional("eventId", eventId, EventId::new),
                Field.optional("language", language, RequestedServices::languageOf),
                NoSpam.NOT_SPOKEN_OF,
                Set.of());
    }

    private Optional<Duration> timeLimit() {
        return Field.optional("timeout", timeout, SignatureRequestBody::duration);
    }

    static Duration duration(String text) {
        try {
            var duration = Duration.parse(text);
            if (duration.isNegative() || duration.compareTo(LONGEST_DURATION) > 0) {
                throw new IllegalArgumentException("expected a duration between PT0S and P1D");
            }
            return duration;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a duration in ISO 8601, like PT80S", e);
        }
    }

    private static SignatureFormat format(String name) {
        return switch (name) {
            case "CMS", "CAdES-B" -> SignatureFormat.CMS;
            case "PKCS1" -> SignatureFormat.PKCS1;
            case "CAdES-T" -> SignatureFormat.CADES_T;
            case "CAdES-LT" -> SignatureFormat.CADES_LT;
            case "PAdES" -> SignatureFormat.PADES;
            case "XAdES-B" -> SignatureFormat.XADES;
            default ->
                throw new IllegalArgumentException(
                        "the formats served are CMS, CAdES-B, CAdES-T, CAdES-LT, PAdES, XAdES-B and PKCS1");
        };
    }
}
