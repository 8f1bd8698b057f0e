package org.openmss.apsample.outside;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.openmss.apsample.signin.domain.Cms;

/** A person with a key and a certificate, who signs whatever a test wants. */
public record Signer(PrivateKey key, X509Certificate certificate, List<X509Certificate> authorities) {

    public Cms sign(String text) throws Exception {
        return sign(text, true, Authority.ALGORITHM);
    }

    public Cms signDetached(String text) throws Exception {
        return sign(text, false, Authority.ALGORITHM);
    }

    public Cms signWith(String algorithm, String text) throws Exception {
        return sign(text, true, algorithm);
    }

    /** The same certificate over another's key: what somebody would send who has seen the certificate and not the key. */
    public Signer withKeyOf(Signer other) {
        return new Signer(other.key, certificate, authorities);
    }

    /** A certificate that this person made for another, as if a user's key could vouch for anybody. */
    public Signer playAuthority(String name) throws Exception {
        var keys = Authority.keys();
        var issuer = new JcaX509CertificateHolder(certificate).getSubject();
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.TEN,
                certificate.getNotBefore(),
                certificate.getNotAfter(),
                new X500Name("C=XX,SERIALNUMBER=1,CN=" + name),
                keys.getPublic());
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        var forged = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(Authority.ALGORITHM).build(key)));
        return new Signer(
                keys.getPrivate(), forged, List.of(certificate, authorities.getFirst(), authorities.getLast()));
    }

    private Cms sign(String text, boolean attached, String algorithm) throws Exception {
        var all = new ArrayList<>(List.of(certificate));
        all.addAll(authorities);
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(new JcaContentSignerBuilder(algorithm).build(key), certificate));
        generator.addCertificates(new JcaCertStore(all));
        var signed = generator.generate(new CMSProcessableByteArray(text.getBytes(StandardCharsets.UTF_8)), attached);
        return new Cms(Base64.getEncoder().encodeToString(signed.getEncoded()));
    }
}
