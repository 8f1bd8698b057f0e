package org.openmss.ca.ceremony.pkix;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.kernel.Bytes;

/** The root's CRL of a ceremony (certificate profile 6): no CA is revoked. */
public final class RootCrls {
    private RootCrls() {}

    /** @param thisUpdate in whole seconds; also the number, which so is above every earlier one */
    public static Bytes issue(Signatory root, Instant thisUpdate, Duration life) {
        var list = new V2TBSCertListGenerator();
        list.setSignature(AlgorithmIdentifier.getInstance(
                root.key().algorithm().signatureIdentifier().toArray()));
        list.setIssuer(X500Name.getInstance(root.certificate().subject().toArray()));
        list.setThisUpdate(new Time(Date.from(thisUpdate)));
        list.setNextUpdate(new Time(Date.from(thisUpdate.plus(life))));
        try {
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(root.certificate().keyId().toArray()));
            extensions.addExtension(
                    Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(thisUpdate.getEpochSecond())));
            list.setExtensions(extensions.generate());
            return root.signed(Bytes.of(list.generateTBSCertList().getEncoded(ASN1Encoding.DER)));
        } catch (IOException impossible) {
            throw new IllegalStateException("a CRL of ours has an encoding", impossible);
        }
    }
}
