package org.openmss.gateway.signature.evidence;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** Where a certificate says that its status can be learnt (RFC 5280, 4.2.2.1 and 4.2.1.13): the first address of each kind. */
record StatusAddresses(Optional<URI> ocsp, Optional<URI> crl) {

    static StatusAddresses of(X509Certificate certificate) throws GeneralSecurityException, IOException {
        var extensions = new JcaX509CertificateHolder(certificate).getExtensions();
        if (extensions == null) {
            return new StatusAddresses(Optional.empty(), Optional.empty());
        }
        try {
            return new StatusAddresses(
                    ocsp(AuthorityInformationAccess.fromExtensions(extensions)),
                    crl(CRLDistPoint.fromExtensions(extensions)));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the certificate's addresses cannot be read", malformed);
        }
    }

    private static Optional<URI> ocsp(@Nullable AuthorityInformationAccess access) {
        return access == null
                ? Optional.empty()
                : Arrays.stream(access.getAccessDescriptions())
                        .filter(description -> description.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                        .map(AccessDescription::getAccessLocation)
                        .flatMap(StatusAddresses::uri)
                        .findFirst();
    }

    private static Optional<URI> crl(@Nullable CRLDistPoint points) {
        return points == null
                ? Optional.empty()
                : Arrays.stream(points.getDistributionPoints())
                        .map(point -> point.getDistributionPoint())
                        .filter(Objects::nonNull)
                        .filter(name -> name.getType() == DistributionPointName.FULL_NAME)
                        .flatMap(name -> Arrays.stream(
                                GeneralNames.getInstance(name.getName()).getNames()))
                        .flatMap(StatusAddresses::uri)
                        .findFirst();
    }

    private static Stream<URI> uri(GeneralName name) {
        return name.getTagNo() == GeneralName.uniformResourceIdentifier
                ? Stream.of(URI.create(ASN1IA5String.getInstance(name.getName()).getString()))
                : Stream.empty();
    }
}
