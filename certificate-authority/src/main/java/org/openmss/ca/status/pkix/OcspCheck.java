package org.openmss.ca.status.pkix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspMessages.Single;
import org.openmss.ca.status.domain.OcspMessages.Statement;
import org.openmss.kernel.Bytes;

/** Reads an OCSP answer once more before it leaves (certificate profile LNT-2, LNT-3). It shares no code with what wrote it. */
final class OcspCheck {
    private static final String BASIC = "2b0601050507300101";
    private static final String NONCE = "2b0601050507300102";
    private static final String ARCHIVE_CUTOFF = "2b0601050507300106";
    private static final String EXTENDED_REVOKE = "2b0601050507300109";
    private static final String INVALIDITY_DATE = "551d18";
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int ENUMERATED = 0x0a;
    private static final byte[] GOOD = {(byte) 0x80, 0};
    private static final byte[] UNKNOWN = {(byte) 0x82, 0};
    private final Signatory responder;
    private final Statement statement;

    OcspCheck(Signatory responder, Statement statement) {
        this.responder = responder;
        this.statement = statement;
    }

    /** @throws IllegalStateException with the rule that is broken */
    void check(Bytes answer) {
        try {
            checkResponse(answer.toArray());
        } catch (IOException malformed) {
            throw broken("ENC-1", String.valueOf(malformed.getMessage()));
        }
    }

    private void checkResponse(byte[] answer) throws IOException {
        var response = reader(content(answer, DerReader.SEQUENCE, "OCS-10"));
        require(
                Arrays.equals(response.element(), new byte[] {ENUMERATED, 1, 0}),
                "OCS-11",
                "the status is not successful");
        var typed = reader(content(content(response.element(), 0xa0, "OCS-10"), DerReader.SEQUENCE, "OCS-10"));
        require(response.isAtEnd(), "ENC-1", "something follows the response");
        require(BASIC.equals(oid(typed.element())), "OCS-10", "the type is not id-pkix-ocsp-basic");
        byte[] basic = content(typed.element(), DerReader.OCTET_STRING, "OCS-10");
        require(typed.isAtEnd(), "ENC-1", "something follows the basic response");
        checkBasic(basic);
    }

    private void checkBasic(byte[] der) throws IOException {
        var basic = reader(content(der, DerReader.SEQUENCE, "OCS-10"));
        byte[] data = basic.element();
        require(
                Arrays.equals(
                        basic.element(),
                        responder.key().algorithm().signatureIdentifier().toArray()),
                "ENC-6",
                "the algorithm is not the key's");
        byte[] signature = content(basic.element(), DerReader.BIT_STRING, "ENC-6");
        require(
                responder.key().publicKey().equals(responder.certificate().publicKey())
                        && responder
                                .key()
                                .verifies(Bytes.of(data), Bytes.of(Arrays.copyOfRange(signature, 1, signature.length))),
                "LNT-3",
                "the responder's key does not accept the signature");
        var certificates = reader(content(content(basic.element(), 0xa0, "OCS-17"), DerReader.SEQUENCE, "OCS-17"));
        require(
                Arrays.equals(
                                certificates.element(),
                                responder.certificate().der().toArray())
                        && certificates.isAtEnd(),
                "OCS-17",
                "certs is not the responder's certificate alone");
        require(basic.isAtEnd(), "ENC-1", "something follows the certificates");
        checkData(content(data, DerReader.SEQUENCE, "OCS-10"));
    }

    private void checkData(byte[] der) throws IOException {
        var data = reader(der);
        byte[] keyHash = content(content(data.element(), 0xa2, "OCS-15"), DerReader.OCTET_STRING, "OCS-15");
        require(
                Bytes.of(keyHash)
                        .equals(IssuerHash.SHA_1.of(responder.certificate().publicKeyBits())),
                "OCS-15",
                "the responder is not named by the hash of its key");
        Instant producedAt = DerReader.time(data.element());
        require(producedAt.equals(statement.producedAt()), "OCS-16", "producedAt is another");
        var responses = reader(content(data.element(), DerReader.SEQUENCE, "OCS-4"));
        for (var single : statement.certificates()) {
            checkSingle(content(responses.element(), DerReader.SEQUENCE, "OCS-4"), single);
        }
        require(responses.isAtEnd(), "OCS-4", "there are more answers than questions");
        var extensions = data.isAtEnd() ? Map.<String, String>of() : extensions(data.element());
        require(
                extensions.equals(responseExtensions()),
                "OCS-19",
                "its extensions are not the nonce asked for, or not those of its statuses");
        require(data.isAtEnd(), "ENC-1", "something follows the extensions");
    }

    private void checkSingle(byte[] der, Single expected) throws IOException {
        var single = reader(der);
        require(
                Arrays.equals(single.element(), expected.certId().toArray()),
                "OCS-3",
                "the CertID is not the one of the question");
        checkStatus(single.element(), expected.status());
        Instant thisUpdate = DerReader.time(single.element());
        Instant nextUpdate = DerReader.time(content(single.element(), 0xa0, "OCS-16"));
        require(
                !thisUpdate.isAfter(statement.producedAt())
                        && statement.producedAt().isBefore(nextUpdate)
                        && !nextUpdate.isAfter(statement.producedAt().plus(LONGEST_LIFE))
                        && !nextUpdate.isAfter(responder.certificate().notAfter()),
                "OCS-16",
                "thisUpdate, producedAt and nextUpdate are not in their order, or too far apart");
        var extensions = single.isAtEnd() ? Map.<String, String>of() : extensions(single.element());
        require(
                extensions.equals(singleExtensions(expected.status())),
                "OCS-18",
                "its extensions are not those of its status");
        require(single.isAtEnd(), "ENC-1", "something follows a single response");
    }

    private static void checkStatus(byte[] der, CertificateStatus expected) throws IOException {
        switch (expected) {
            case CertificateStatus.Good good -> require(Arrays.equals(der, GOOD), "OCS-13", "the status is not good");
            case CertificateStatus.Unknown unknown ->
                require(Arrays.equals(der, UNKNOWN), "OCS-13", "the status is not unknown");
            case CertificateStatus.NeverIssued never ->
                checkRevoked(der, Instant.EPOCH, RevocationReason.CERTIFICATE_HOLD, "OCS-13");
            case CertificateStatus.Revoked(Revocation revocation) ->
                checkRevoked(der, revocation.at(), revocation.reason(), "OCS-14");
        }
    }

    private static void checkRevoked(byte[] der, Instant at, RevocationReason reason, String rule) throws IOException {
        var revoked = reader(content(der, 0xa1, rule));
        require(DerReader.time(revoked.element()).equals(at), rule, "the revocation time is another");
        if (reason == RevocationReason.UNSPECIFIED) {
            require(revoked.isAtEnd(), rule, "a reason stands where none is known");
        } else {
            require(!revoked.isAtEnd(), rule, "there is no reason");
            byte[] code = content(content(revoked.element(), 0xa0, rule), ENUMERATED, rule);
            require(code.length == 1 && code[0] == reason.code(), rule, "the reason is another");
            require(revoked.isAtEnd(), "ENC-1", "something follows the reason");
        }
    }

    private Map<String, String> responseExtensions() {
        var expected = new HashMap<String, String>();
        statement.nonce().ifPresent(nonce -> expected.put(NONCE, octets(nonce)));
        if (statement.certificates().stream()
                .anyMatch(single -> single.status() instanceof CertificateStatus.NeverIssued)) {
            expected.put(EXTENDED_REVOKE, "0500");
        }
        return expected;
    }

    private Map<String, String> singleExtensions(CertificateStatus status) {
        var expected = new HashMap<String, String>();
        statement.archiveCutoff().ifPresent(since -> expected.put(ARCHIVE_CUTOFF, time(since)));
        if (status instanceof CertificateStatus.Revoked(Revocation revocation)) {
            revocation.invalidityDate().ifPresent(date -> expected.put(INVALIDITY_DATE, time(date)));
        }
        return expected;
    }

    /** Their values by their identifiers, both in hex; none is critical. */
    private static Map<String, String> extensions(byte[] tagged) throws IOException {
        var found = new HashMap<String, String>();
        var list = reader(content(content(tagged, 0xa1, "OCS-19"), DerReader.SEQUENCE, "OCS-19"));
        while (!list.isAtEnd()) {
            var extension = reader(content(list.element(), DerReader.SEQUENCE, "OCS-19"));
            String oid = oid(extension.element());
            String value = HexFormat.of().formatHex(content(extension.element(), DerReader.OCTET_STRING, "OCS-19"));
            require(
                    extension.isAtEnd() && found.put(oid, value) == null,
                    "OCS-19",
                    "an extension is torn or stands twice");
        }
        return found;
    }

    private static String octets(Bytes value) {
        String length = value.length() < 0x80 ? "" : "81";
        return "04" + length + HexFormat.of().toHexDigits((byte) value.length()) + value.toHex();
    }

    private static String time(Instant time) {
        return "180f" + HexFormat.of().formatHex(GENERALIZED_TIME.format(time).getBytes(US_ASCII));
    }

    private static String oid(byte[] element) throws IOException {
        return HexFormat.of().formatHex(DerReader.content(element, DerReader.OID));
    }

    private static byte[] content(byte[] element, int tag, String rule) {
        try {
            return DerReader.content(element, tag);
        } catch (IOException another) {
            throw broken(rule, String.valueOf(another.getMessage()));
        }
    }

    private static DerReader reader(byte[] content) throws IOException {
        return new DerReader(new ByteArrayInputStream(content));
    }

    private static void require(boolean holds, String rule, String otherwise) {
        if (!holds) {
            throw broken(rule, otherwise);
        }
    }

    private static IllegalStateException broken(String rule, String what) {
        return new IllegalStateException("the OCSP answer breaks " + rule + " and is not sent: " + what);
    }
}
