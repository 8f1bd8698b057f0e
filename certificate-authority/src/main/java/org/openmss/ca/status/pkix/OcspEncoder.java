package org.openmss.ca.status.pkix;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspMessages.Single;
import org.openmss.ca.status.domain.OcspMessages.Statement;
import org.openmss.kernel.Bytes;

/**
 * Writes a responder's answers (RFC 6960, 4.2.1). What is the same in all of them is written once. {@code OcspEncoderTest} compares what comes
 * out with Bouncy Castle's encoding, byte for byte.
 */
final class OcspEncoder {
    private static final int EXPLICIT_0 = 0xa0;
    private static final int EXPLICIT_1 = 0xa1;
    private static final int EXPLICIT_2 = 0xa2;
    private static final int BIT_STRING = 0x03;
    private static final byte[] GOOD = {(byte) 0x80, 0};
    private static final byte[] UNKNOWN = {(byte) 0x82, 0};
    private static final byte[] SUCCESSFUL = {0x0a, 1, 0};
    private static final byte[] NULL = {0x05, 0};
    /** id-pkix-ocsp with its last arc. */
    private static final byte[] BASIC = oid("06092b0601050507300101");

    private static final byte[] NONCE = oid("06092b0601050507300102");
    private static final byte[] ARCHIVE_CUTOFF = oid("06092b0601050507300106");
    private static final byte[] EXTENDED_REVOKE = oid("06092b0601050507300109");
    private static final byte[] INVALIDITY_DATE = oid("0603551d18");
    /** What one certificate adds to the answer, with some room to spare. */
    private static final int EACH = 256;

    private final AuthorityCertificate certificate;
    private final byte[] certificates;
    private final byte[] algorithm;
    private final byte[] responderId;

    OcspEncoder(Signatory responder) {
        this.certificate = responder.certificate();
        this.certificates = certificates(certificate);
        this.algorithm = responder.key().algorithm().signatureIdentifier().toArray();
        this.responderId = responderId(certificate);
    }

    boolean isOf(Signatory responder) {
        return certificate.equals(responder.certificate());
    }

    /** The responder's own alone (certificate profile OCS-17). */
    private static byte[] certificates(AuthorityCertificate certificate) {
        var writer = new DerWriter(certificate.der().length() + EACH);
        writer.prepend(certificate.der());
        writer.wrap(DerWriter.SEQUENCE, 0);
        writer.wrap(EXPLICIT_0, 0);
        return writer.toArray();
    }

    /** By the hash of its key (OCS-15). */
    private static byte[] responderId(AuthorityCertificate certificate) {
        var writer = new DerWriter(EACH);
        writer.prepend(IssuerHash.SHA_1.of(certificate.publicKeyBits()));
        writer.wrap(DerWriter.OCTET_STRING, 0);
        writer.wrap(EXPLICIT_2, 0);
        return writer.toArray();
    }

    /** The ResponseData: what is signed. */
    Bytes data(Statement statement) {
        var writer = new DerWriter(EACH + EACH * statement.certificates().size());
        responseExtensions(writer, statement);
        int since = writer.length();
        for (var single : statement.certificates().reversed()) {
            single(writer, single, statement);
        }
        writer.wrap(DerWriter.SEQUENCE, since);
        writer.time(statement.producedAt());
        writer.prepend(responderId);
        writer.wrap(DerWriter.SEQUENCE, 0);
        return Bytes.of(writer.toArray());
    }

    /** The OCSPResponse with the data and its signature. */
    Bytes answer(Bytes data, Bytes signature) {
        var writer = new DerWriter(EACH + data.length() + signature.length() + certificates.length);
        writer.prepend(certificates);
        int since = writer.length();
        writer.prepend(signature);
        writer.prepend((byte) 0);
        writer.wrap(BIT_STRING, since);
        writer.prepend(algorithm);
        writer.prepend(data);
        writer.wrap(DerWriter.SEQUENCE, 0);
        writer.wrap(DerWriter.OCTET_STRING, 0);
        writer.prepend(BASIC);
        writer.wrap(DerWriter.SEQUENCE, 0);
        writer.wrap(EXPLICIT_0, 0);
        writer.prepend(SUCCESSFUL);
        writer.wrap(DerWriter.SEQUENCE, 0);
        return Bytes.of(writer.toArray());
    }

    private static void single(DerWriter writer, Single single, Statement statement) {
        int since = writer.length();
        singleExtensions(writer, single.status(), statement);
        int end = writer.length();
        writer.time(statement.nextUpdate());
        writer.wrap(EXPLICIT_0, end);
        writer.time(single.thisUpdate());
        status(writer, single.status());
        writer.prepend(single.certId());
        writer.wrap(DerWriter.SEQUENCE, since);
    }

    private static void status(DerWriter writer, CertificateStatus status) {
        switch (status) {
            case CertificateStatus.Good good -> writer.prepend(GOOD);
            case CertificateStatus.Unknown unknown -> writer.prepend(UNKNOWN);
            case CertificateStatus.Revoked(Revocation revocation) ->
                revoked(writer, revocation.at(), revocation.reason());
            case CertificateStatus.NeverIssued never ->
                revoked(writer, Instant.EPOCH, RevocationReason.CERTIFICATE_HOLD);
        }
    }

    private static void revoked(DerWriter writer, Instant at, RevocationReason reason) {
        int since = writer.length();
        if (reason != RevocationReason.UNSPECIFIED) {
            writer.prepend((byte) EXPLICIT_0, (byte) 3, (byte) 0x0a, (byte) 1, (byte) reason.code());
        }
        writer.time(at);
        writer.wrap(EXPLICIT_1, since);
    }

    private static void singleExtensions(DerWriter writer, CertificateStatus status, Statement statement) {
        int since = writer.length();
        if (status instanceof CertificateStatus.Revoked(Revocation revocation)) {
            revocation.invalidityDate().ifPresent(date -> time(writer, INVALIDITY_DATE, date));
        }
        statement.archiveCutoff().ifPresent(date -> time(writer, ARCHIVE_CUTOFF, date));
        extensions(writer, since);
    }

    private static void responseExtensions(DerWriter writer, Statement statement) {
        if (neverIssued(statement.certificates())) {
            int since = writer.length();
            writer.prepend(NULL);
            extension(writer, EXTENDED_REVOKE, since);
        }
        if (statement.nonce().isPresent()) {
            int since = writer.length();
            writer.prepend(statement.nonce().get());
            writer.wrap(DerWriter.OCTET_STRING, since);
            extension(writer, NONCE, since);
        }
        extensions(writer, 0);
    }

    private static boolean neverIssued(List<Single> certificates) {
        for (var single : certificates) {
            if (single.status() instanceof CertificateStatus.NeverIssued) {
                return true;
            }
        }
        return false;
    }

    private static void time(DerWriter writer, byte[] oid, Instant date) {
        int since = writer.length();
        writer.time(date);
        extension(writer, oid, since);
    }

    /** None of ours is critical. */
    private static void extension(DerWriter writer, byte[] oid, int since) {
        writer.wrap(DerWriter.OCTET_STRING, since);
        writer.prepend(oid);
        writer.wrap(DerWriter.SEQUENCE, since);
    }

    private static void extensions(DerWriter writer, int since) {
        if (writer.length() > since) {
            writer.wrap(DerWriter.SEQUENCE, since);
            writer.wrap(EXPLICIT_1, since);
        }
    }

    private static byte[] oid(String element) {
        return HexFormat.of().parseHex(element);
    }
}
