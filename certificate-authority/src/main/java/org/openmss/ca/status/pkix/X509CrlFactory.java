package org.openmss.ca.status.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlFactory;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.kernel.Bytes;

/** Full CRLs, version 2 (certificate profile 6). */
@Singleton
class X509CrlFactory implements CrlFactory {
    private final Hierarchy hierarchy;

    X509CrlFactory(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    @Override
    public Crl issue(
            CrlScope scope, long number, List<Revocation> revocations, Instant thisUpdate, Instant nextUpdate) {
        var signatory = scope.authority();
        var list = new V2TBSCertListGenerator();
        list.setSignature(AlgorithmIdentifier.getInstance(
                signatory.key().algorithm().signatureIdentifier().toArray()));
        list.setIssuer(X500Name.getInstance(signatory.certificate().subject().toArray()));
        list.setThisUpdate(time(thisUpdate));
        list.setNextUpdate(time(nextUpdate));
        try {
            for (var revocation : revocations) {
                list.addCRLEntry(
                        new ASN1Integer(revocation.serial().value()), time(revocation.at()), extensions(revocation));
            }
            list.setExtensions(extensions(scope, number));
            Bytes der = signatory.signed(Bytes.of(list.generateTBSCertList().getEncoded(ASN1Encoding.DER)));
            check(der, signatory.certificate().subject(), revocations.size());
            return new Crl(number, thisUpdate, nextUpdate, revocations.size(), der);
        } catch (IOException impossible) {
            throw new IllegalStateException("a CRL of ours has an encoding", impossible);
        }
    }

    private static @Nullable Extensions extensions(Revocation revocation) throws IOException {
        if (revocation.reason() == RevocationReason.UNSPECIFIED) {
            return null;
        }
        return new Extensions(new Extension(
                Extension.reasonCode,
                false,
                CRLReason.lookup(revocation.reason().code()).getEncoded(ASN1Encoding.DER)));
    }

    private Extensions extensions(CrlScope scope, long number) throws IOException {
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(
                        scope.authority().certificate().keyId().toArray()));
        extensions.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
        extensions.addExtension(Extension.issuingDistributionPoint, true, distributionPoint(scope));
        return extensions.generate();
    }

    /**
     * The root's CRL names no address: the root itself has no distribution point, and who checks every certificate of a chain, the root
     * among them, would find the CRL to be of another scope.
     */
    private IssuingDistributionPoint distributionPoint(CrlScope scope) {
        boolean users = scope.covers() == CrlScope.Covers.USERS;
        DistributionPointName address = users
                ? new DistributionPointName(new GeneralNames(new GeneralName(
                        GeneralName.uniformResourceIdentifier,
                        hierarchy.address().crlOf(scope.name()))))
                : null;
        return new IssuingDistributionPoint(address, users, !users, null, false, false);
    }

    /** A last look at the exact bytes (certificate profile LNT-2). */
    private static void check(Bytes der, Bytes issuer, int entries) throws IOException {
        var read = CertificateList.getInstance(der.toArray());
        boolean right = Arrays.equals(read.getEncoded(ASN1Encoding.DER), der.toArray())
                && Arrays.equals(read.getIssuer().getEncoded(ASN1Encoding.DER), issuer.toArray())
                && read.getRevokedCertificates().length == entries
                && read.getThisUpdate().getDate().before(read.getNextUpdate().getDate());
        if (!right) {
            throw new IllegalStateException("the CRL is not what it should be; it was not published");
        }
    }

    private static Time time(Instant at) {
        return new Time(Date.from(at));
    }
}
