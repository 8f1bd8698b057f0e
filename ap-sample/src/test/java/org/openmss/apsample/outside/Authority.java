package org.openmss.apsample.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority, made fresh: root, issuing CA, and a responder on a free port. */
public final class Authority implements AutoCloseable {
    static final String ALGORITHM = "SHA256withECDSA";
    private static final Duration LIFE = Duration.ofDays(30);

    private final AtomicLong serials = new AtomicLong(1000);
    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
    private final Instant now;
    private final KeyPair issuingKeys = keys();
    private final X509Certificate root;
    private final X509Certificate issuing;
    private final HttpServer responder;

    public Authority(Instant now) throws Exception {
        this.now = now;
        var rootKeys = keys();
        var rootName = new X500Name("C=XX,O=OpenMSS Test,CN=Test Root " + serials.get());
        root = sign(
                rootKeys.getPrivate(),
                builder(rootName, now.minus(LIFE), now.plus(LIFE), rootName, rootKeys)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(1))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
        var issuingName = new X500Name("C=XX,O=OpenMSS Test,CN=Test Issuing");
        issuing = sign(
                rootKeys.getPrivate(),
                builder(rootName, now.minus(LIFE), now.plus(LIFE), issuingName, issuingKeys)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
        responder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        responder.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        responder.createContext("/ocsp", this::tellStatus);
        responder.start();
    }

    public X509Certificate root() {
        return root;
    }

    public X509Certificate issuing() {
        return issuing;
    }

    public String rootPem() throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(root);
        }
        return text.toString();
    }

    public Signer signer(String name, int keyUsage) throws Exception {
        return signer(name, keyUsage, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
    }

    public Signer signer(String name, int keyUsage, Instant notBefore, Instant notAfter) throws Exception {
        var keys = keys();
        var subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "XX")
                .addRDN(BCStyle.SERIALNUMBER, new DERPrintableString("OM00000000000001"))
                .addRDN(BCStyle.CN, new DERUTF8String(name))
                .build();
        var issuer = new JcaX509CertificateHolder(issuing).getSubject();
        var access = new AuthorityInformationAccess(
                AccessDescription.id_ad_ocsp,
                new GeneralName(
                        GeneralName.uniformResourceIdentifier,
                        "http://127.0.0.1:" + responder.getAddress().getPort() + "/ocsp"));
        var certificate = sign(
                issuingKeys.getPrivate(),
                builder(issuer, notBefore, notAfter, subject, keys)
                        .addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage))
                        .addExtension(Extension.authorityInfoAccess, false, access)
                        .addExtension(
                                Extension.authorityKeyIdentifier,
                                false,
                                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuing)));
        return new Signer(keys.getPrivate(), certificate, List.of(issuing, root));
    }

    public void revoke(Signer signer) {
        revoked.add(signer.certificate().getSerialNumber());
    }

    public void fallSilent() {
        responder.stop(0);
    }

    @Override
    public void close() {
        responder.stop(0);
    }

    static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private JcaX509v3CertificateBuilder builder(
            X500Name issuer, Instant notBefore, Instant notAfter, X500Name subject, KeyPair keys) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(serials.incrementAndGet()),
                Date.from(notBefore),
                Date.from(notAfter),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(PrivateKey key, X509v3CertificateBuilder builder) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(key)));
    }

    private void tellStatus(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestMethod().equals("GET")
                    ? Base64.getDecoder()
                            .decode(URLDecoder.decode(
                                    exchange.getRequestURI().getRawPath().substring("/ocsp/".length()),
                                    StandardCharsets.US_ASCII))
                    : exchange.getRequestBody().readAllBytes();
            byte[] answer = status(new OCSPReq(request));
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (Exception e) {
            throw new IOException("the responder failed", e);
        }
    }

    private byte[] status(OCSPReq request) throws Exception {
        var issuer = new JcaX509CertificateHolder(issuing);
        var answer = new BasicOCSPRespBuilder(new RespID(issuer.getSubject()));
        for (var asked : request.getRequestList()) {
            answer.addResponse(
                    asked.getCertID(),
                    revoked.contains(asked.getCertID().getSerialNumber())
                            ? new RevokedStatus(Date.from(now), CRLReason.keyCompromise)
                            : CertificateStatus.GOOD,
                    Date.from(now),
                    Date.from(now.plus(Duration.ofHours(1))));
        }
        var signed = answer.build(
                new JcaContentSignerBuilder(ALGORITHM).build(issuingKeys.getPrivate()),
                new X509CertificateHolder[] {issuer},
                Date.from(now));
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, signed).getEncoded();
    }
}
