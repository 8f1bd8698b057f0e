package org.openmss.ca.ceremony.pkix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.kernel.Bytes;

/**
 * Signs the record with a key that is made for it and then dropped (CMS detached, RFC 5652): a CA key signs certificates and CRLs, and
 * nothing else (certificate profile CA-1).
 */
public final class RecordSigner {
    private final CertificateFactory certificates;
    private final SecureRandom chance;

    public RecordSigner(CertificateFactory certificates, SecureRandom chance) {
        this.certificates = certificates;
        this.chance = chance;
    }

    /** @param issuing certifies the key */
    public Bytes sign(Bytes content, Signatory issuing, Instant at) {
        try {
            KeyPair once = p256();
            var chain = new ArrayList<X509Certificate>();
            chain.add(x509(certificates.record(Bytes.of(once.getPublic().getEncoded()), issuing)));
            chain.add(x509(issuing.certificate().der()));
            for (var above : issuing.chain()) {
                chain.add(x509(above));
            }
            return signed(content, once, chain, at);
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException failed) {
            throw new IllegalStateException("the record of the ceremony could not be signed", failed);
        }
    }

    private static Bytes signed(Bytes content, KeyPair once, List<X509Certificate> chain, Instant at)
            throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .setSignedAttributeGenerator(new AttributeTable(attributes))
                .build("SHA256withECDSA", once.getPrivate(), chain.getFirst()));
        generator.addCertificates(new JcaCertStore(chain));
        return Bytes.of(generator
                .generate(new CMSProcessableByteArray(content.toArray()), false)
                .toASN1Structure()
                .getEncoded(ASN1Encoding.DER));
    }

    private KeyPair p256() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), chance);
        return generator.generateKeyPair();
    }

    private static X509Certificate x509(Bytes der) throws GeneralSecurityException {
        return (X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der.toArray()));
    }
}
