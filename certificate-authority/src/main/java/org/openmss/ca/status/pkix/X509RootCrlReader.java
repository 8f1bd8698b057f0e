package org.openmss.ca.status.pkix;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.RootCrlReader;
import org.openmss.ca.status.domain.SignedCrl;
import org.openmss.kernel.Bytes;

/** Judges with the platform's own code, as relying parties do. */
@Singleton
class X509RootCrlReader implements RootCrlReader {
    private static final String NUMBER = Extension.cRLNumber.getId();
    private static final String DISTRIBUTION_POINT = Extension.issuingDistributionPoint.getId();

    private record Taken(Crl crl, Content content) implements SignedCrl {
        @Override
        public void close() {
            // It is in memory.
        }
    }

    @Override
    public SignedCrl read(Bytes der, AuthorityCertificate root, Instant now) {
        try {
            return judged(der, root, now);
        } catch (GeneralSecurityException | IOException | RuntimeException malformed) {
            if (malformed instanceof UnacceptableRootCrl unacceptable) {
                throw unacceptable;
            }
            throw new UnacceptableRootCrl("the body is not a CRL in DER");
        }
    }

    private static SignedCrl judged(Bytes der, AuthorityCertificate root, Instant now)
            throws GeneralSecurityException, IOException {
        byte[] octets = der.toArray();
        require(
                Arrays.equals(CertificateList.getInstance(octets).getEncoded(ASN1Encoding.DER), octets),
                "the body is not one CRL in DER");
        var factory = CertificateFactory.getInstance("X.509");
        var crl = (X509CRL) factory.generateCRL(new ByteArrayInputStream(octets));
        require(
                Bytes.of(crl.getIssuerX500Principal().getEncoded()).equals(root.subject()),
                "its issuer is not this CA's root");
        var key = factory.generateCertificate(
                        new ByteArrayInputStream(root.der().toArray()))
                .getPublicKey();
        require(isSignedBy(crl, key), "the root's key has not signed it");
        require(crl.getVersion() == 2 && crl.getNextUpdate() != null, "it is not version 2 with a nextUpdate");
        var thisUpdate = crl.getThisUpdate().toInstant();
        var nextUpdate = crl.getNextUpdate().toInstant();
        require(!thisUpdate.isAfter(now), "its thisUpdate lies ahead");
        require(nextUpdate.isAfter(now), "its nextUpdate is over; sign a new one in a key ceremony");
        requireWholeScope(crl);
        return new Taken(
                new Crl(
                        number(crl),
                        Crl.Kind.FULL,
                        true,
                        thisUpdate,
                        nextUpdate,
                        Optional.ofNullable(crl.getRevokedCertificates())
                                .map(Set::size)
                                .orElse(0),
                        octets.length,
                        der.sha256()),
                Content.of(der));
    }

    private static boolean isSignedBy(X509CRL crl, PublicKey key) {
        try {
            crl.verify(key);
            return true;
        } catch (GeneralSecurityException not) {
            return false;
        }
    }

    /** All CA certificates of the root, and no critical extension besides. */
    private static void requireWholeScope(X509CRL crl) throws IOException {
        var critical = Optional.ofNullable(crl.getCriticalExtensionOIDs()).orElse(Set.of());
        require(
                Set.of(DISTRIBUTION_POINT).containsAll(critical),
                "it has a critical extension besides issuingDistributionPoint");
        byte[] value = crl.getExtensionValue(DISTRIBUTION_POINT);
        if (value != null) {
            var scope = IssuingDistributionPoint.getInstance(inner(value));
            require(
                    !scope.onlyContainsUserCerts()
                            && !scope.onlyContainsAttributeCerts()
                            && !scope.isIndirectCRL()
                            && scope.getOnlySomeReasons() == null
                            && scope.getDistributionPoint() == null,
                    "its issuingDistributionPoint says more than onlyContainsCACerts");
        }
    }

    private static long number(X509CRL crl) throws IOException {
        byte[] value = crl.getExtensionValue(NUMBER);
        require(value != null, "it has no cRLNumber");
        var number = ASN1Integer.getInstance(inner(value)).getPositiveValue();
        require(number.bitLength() < Long.SIZE, "its cRLNumber has more than 63 bits");
        return number.longValueExact();
    }

    private static ASN1Primitive inner(byte[] value) throws IOException {
        return ASN1Primitive.fromByteArray(ASN1OctetString.getInstance(value).getOctets());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UnacceptableRootCrl(otherwise);
        }
    }
}
