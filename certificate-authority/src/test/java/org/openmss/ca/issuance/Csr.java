package org.openmss.ca.issuance;

import java.io.IOException;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.openmss.kernel.Bytes;

/** PKCS#10 requests as machines make them, for tests. They ask for more than they get: a CA's extensions and a password. */
public final class Csr {
    static final String SUBJECT = "C=IS,O=Fyrirtæki ehf.,CN=";

    private Csr() {}

    public static Bytes of(KeyPair keys, String subject, String... names) {
        return signedBy(
                keys,
                keys,
                keys.getPublic().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA",
                subject,
                names);
    }

    public static Bytes signedBy(KeyPair signer, KeyPair keys, String algorithm, String subject, String... names) {
        try {
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            if (names.length > 0) {
                extensions.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Stream.of(names)
                                .map(name -> new GeneralName(GeneralName.dNSName, name))
                                .toArray(GeneralName[]::new)));
            }
            var request = new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERPrintableString("x"))
                    .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()));
            return Bytes.of(request.toASN1Structure().getEncoded("DER"));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of POST /certificates. */
    static Map<String, Object> request(String profile, Bytes csr) {
        var request = new LinkedHashMap<String, Object>();
        request.put("requestId", UUID.randomUUID().toString());
        request.put("profile", profile);
        request.put("csr", csr.toBase64());
        return request;
    }

    static Map<String, Object> person() {
        return new LinkedHashMap<>(Map.of(
                "countryName",
                "IS",
                "givenName",
                "Anna",
                "surname",
                "Jónsdóttir",
                "serialNumber",
                UUID.randomUUID().toString()));
    }
}
