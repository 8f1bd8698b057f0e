package org.openmss.ca.status.pkix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.openmss.ca.hierarchy.domain.PublicAddress;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlTerms;

/** What a CRL says of itself (RFC 5280, 5.2). */
record CrlExtensions(PublicAddress address) {

    byte[] encoded(CrlScope scope, CrlTerms terms) {
        try {
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(
                            scope.authority().certificate().keyId().toArray()));
            extensions.addExtension(Extension.cRLNumber, false, number(terms.number()));
            if (terms.base().isPresent()) {
                extensions.addExtension(
                        Extension.deltaCRLIndicator, true, number(terms.base().getAsLong()));
            }
            addScope(extensions, scope);
            if (terms.hasDeltas()) {
                extensions.addExtension(Extension.freshestCRL, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(at(address.deltaCrlOf(scope.name(), scope.partition())), null, null)
                }));
            }
            if (terms.expiredSince().isPresent()) {
                extensions.addExtension(
                        Extension.expiredCertsOnCRL,
                        false,
                        new DERGeneralizedTime(Date.from(terms.expiredSince().get())));
            }
            return extensions.generate().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an extension of ours has an encoding", impossible);
        }
    }

    private static CRLNumber number(long number) {
        return new CRLNumber(BigInteger.valueOf(number));
    }

    /**
     * The root's CRL covers all that the root signs, and so has no scope to tell. With an address in it, who checks every certificate of a
     * chain, the root among them, would find it to be of another scope; without one, EU DSS takes no scope at all.
     */
    private void addScope(ExtensionsGenerator extensions, CrlScope scope) throws IOException {
        switch (scope.covers()) {
            case USERS ->
                extensions.addExtension(
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(
                                at(address.crlOf(scope.name(), scope.partition())), true, false, null, false, false));
            case AUTHORITIES -> {}
        }
    }

    private static DistributionPointName at(String address) {
        return new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address)));
    }
}
