package org.openmss.gateway.mss;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.mss.message.KeyReference;
import org.openmss.gateway.mss.message.KeyReference.DigestAlgAndValue;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.mss.message.SignatureReq;
import org.openmss.gateway.signature.domain.KeyChoice;
import org.openmss.gateway.signature.domain.KeyChoice.Comparison;
import org.openmss.gateway.signature.domain.KeyChoice.Reference;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.kernel.Bytes;

/** SignatureProfile, SignatureProfileComparison and KeyReference of a request (TS 102 204, 8.2). */
final class KeyChoices {
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final int SHA256_OCTETS = 32;

    private KeyChoices() {}

    static KeyChoice parse(SignatureReq request) {
        return new KeyChoice(
                ProfileUris.purpose(MssUri.text(request.signatureProfile)),
                comparison(request.signatureProfileComparison),
                reference(request.keyReference));
    }

    private static Comparison comparison(@Nullable String text) {
        return switch (text == null ? "exact" : text.strip().toLowerCase(Locale.ROOT)) {
            case "exact" -> Comparison.EXACT;
            case "minimum" -> Comparison.MINIMUM;
            case "better" -> Comparison.BETTER;
            default -> throw Fields.wrong("SignatureProfileComparison is exact, minimum or better");
        };
    }

    private static Reference reference(@Nullable KeyReference given) {
        if (given == null) {
            return Reference.ANY;
        }
        if (given.certificateUrls != null && !given.certificateUrls.isEmpty()) {
            throw new RefusedException(new SignatureFailure.NoUrl());
        }
        return new Reference(
                given.certificateIssuerDns == null ? List.of() : given.certificateIssuerDns,
                digests("HashOfUsersPublicKey", given.hashesOfUsersPublicKey),
                digests("HashOfCAPublicKey", given.hashesOfCaPublicKey));
    }

    private static List<Bytes> digests(String name, @Nullable List<DigestAlgAndValue> given) {
        return given == null
                ? List.of()
                : given.stream().map(digest -> digest(name, digest)).toList();
    }

    private static Bytes digest(String name, DigestAlgAndValue given) {
        if (given.digestMethod != null && !SHA256.equals(given.digestMethod.algorithm)) {
            throw Fields.wrong(name + ": the digest method served is " + SHA256);
        }
        var digest = Fields.parse(name, Fields.present(name, given.digestValue), Bytes::ofBase64);
        if (digest.length() != SHA256_OCTETS) {
            throw Fields.wrong(name + ": a SHA-256 digest has 32 octets");
        }
        return digest;
    }
}
