package org.openmss.ca.issuance.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.kernel.Bytes;

/**
 * The look at the exact bytes before the CA key signs them (certificate profile LNT-1), with a DER reader of its own, so that a mistake in
 * what built them is not made twice.
 */
public final class ProfileCheck {
    private static final Duration LONGEST_BACKDATING = Duration.ofMinutes(5);
    private static final int LARGEST = 2048;
    /** Headers, algorithm, and the BIT STRING's count of unused bits. */
    private static final int ROOM_AROUND = 28;

    private static final int SERIAL_OCTETS = 20;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private final AuthorityCertificate issuer;
    private final KeyAlgorithm algorithm;

    public ProfileCheck(AuthorityCertificate issuer, KeyAlgorithm algorithm) {
        this.issuer = issuer;
        this.algorithm = algorithm;
    }

    /**
     * @param preparedAt when the certificate was put on record, which is when it counts as issued
     * @throws ProfileViolation where the bytes break a rule, or do not say what the content says
     */
    public ApprovedCertificate approve(Bytes toBeSigned, CertificateContent content, Instant preparedAt) {
        require(
                toBeSigned.length() + algorithm.longestSignature() + ROOM_AROUND <= LARGEST,
                "USR-32",
                "the certificate is over 2048 octets");
        List<DerValue> fields = read(toBeSigned);
        require(
                fields.size() == 8 && fields.getLast().is(EXTENSIONS),
                "ENC-13",
                "a TBSCertificate has version, serial, algorithm, issuer, validity, subject, key and extensions, and no unique ids");
        require(
                fields.getFirst().is(VERSION)
                        && "020102".equals(fields.getFirst().contentHex()),
                "USR-1",
                "the version is not v3");
        checkSerial(fields.get(1), content);
        require(
                Bytes.of(fields.get(2).encoded()).equals(algorithm.signatureIdentifier()),
                "ENC-4",
                "the signature algorithm is not the one the CA key signs with");
        require(
                Bytes.of(fields.get(3).encoded()).equals(issuer.subject()),
                "ENC-12",
                "the issuer is not the byte copy of the CA's name");
        checkValidity(fields.get(4), content, preparedAt);
        SubjectCheck.check(fields.get(5), content.subject());
        require(
                Bytes.of(fields.get(6).encoded()).equals(content.publicKey().subjectPublicKeyInfo()),
                "USR-8",
                "the key is not the one whose possession was proven");
        checkExtensions(fields.get(7), content);
        return new ApprovedCertificate(AuthorityId.of(issuer.keyId()), content.serial(), toBeSigned);
    }

    private static List<DerValue> read(Bytes toBeSigned) {
        try {
            var certificate = DerValue.parse(toBeSigned.toArray());
            require(certificate.is(DerValue.SEQUENCE), "ENC-1", "a TBSCertificate is a SEQUENCE");
            return certificate.children();
        } catch (IllegalArgumentException notDer) {
            throw new ProfileViolation("ENC-1", String.valueOf(notDer.getMessage()));
        }
    }

    private void checkExtensions(DerValue field, CertificateContent content) {
        try {
            new ExtensionCheck(issuer, content).check(field);
        } catch (IllegalArgumentException malformed) {
            throw new ProfileViolation("USR-31", String.valueOf(malformed.getMessage()));
        }
    }

    private static void checkSerial(DerValue field, CertificateContent content) {
        byte[] octets = field.content();
        require(
                field.is(DerValue.INTEGER) && octets.length == SERIAL_OCTETS && octets[0] > 0,
                "SER-2",
                "a serial is 20 octets, the first neither 0 nor negative");
        require(
                Arrays.equals(octets, content.serial().value().toByteArray()),
                "SER-4",
                "the serial is not the one on record");
    }

    private void checkValidity(DerValue field, CertificateContent content, Instant preparedAt) {
        require(field.is(DerValue.SEQUENCE) && field.children().size() == 2, "USR-2", "two times make a validity");
        Instant notBefore = DerTime.read(field.children().getFirst());
        Instant notAfter = DerTime.read(field.children().getLast());
        require(
                notBefore.equals(content.notBefore()) && notAfter.equals(content.notAfter()),
                "USR-2",
                "the validity is not the one on record");
        require(notBefore.isBefore(notAfter), "USR-2", "notBefore is not before notAfter");
        require(
                !notBefore.isAfter(preparedAt) && !notBefore.isBefore(preparedAt.minus(LONGEST_BACKDATING)),
                "USR-2",
                "notBefore lies after the issue, or more than five minutes before it");
        require(
                !notAfter.isAfter(issuer.notAfter()) && !notBefore.isBefore(issuer.notBefore()),
                "USR-2",
                "the validity is not within the CA's");
    }

    static void require(boolean holds, String rule, String otherwise) {
        if (!holds) {
            throw new ProfileViolation(rule, otherwise);
        }
    }
}
