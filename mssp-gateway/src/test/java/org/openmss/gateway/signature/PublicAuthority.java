package org.openmss.gateway.signature;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.openmss.kernel.Bytes;

/**
 * A root, an issuing CA with an OCSP responder, and a time-stamping authority, all made afresh and reachable over HTTP: the outside world
 * of a gateway. What a test wants to go wrong goes wrong.
 */
public final class PublicAuthority implements AutoCloseable {
    private static final AtomicLong SERIAL = new AtomicLong(1000);
    private static final X500Name ROOT_NAME = new X500Name("C=XX,O=Test,CN=Test Root");
    private static final X500Name ISSUER_NAME = new X500Name("C=XX,O=Test,CN=Test Issuing CA");
    private final HttpServer server;
    private final KeyPair rootKey = ecKey();
    private final KeyPair issuerKey = ecKey();
    private final KeyPair responderKey = ecKey();
    private final KeyPair timeStampKey = ecKey();
    private final X509Certificate root;
    private final X509Certificate issuer;
    private final X509Certificate responder;
    private final X509Certificate timeStampCertificate;
    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile TimeStamping timeStamping = this::stamp;
    private volatile boolean answersStatus = true;

    /** How the authority answers. */
    public interface TimeStamping {
        byte[] answer(TimeStampRequest question) throws Exception;
    }

    private interface Answer {
        byte[] to(byte[] question) throws Exception;
    }

    public PublicAuthority() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        root = certificate(ROOT_NAME, ROOT_NAME, rootKey, rootKey.getPublic(), ca());
        issuer = certificate(
                ROOT_NAME,
                ISSUER_NAME,
                rootKey,
                issuerKey.getPublic(),
                builder -> ca().andThen(distributionPoint("/crl")).addTo(builder));
        responder = issued(
                "OCSP Responder",
                responderKey.getPublic(),
                builder -> builder.addExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
                        .addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE));
        timeStampCertificate = timeStampCertificate(KeyPurposeId.id_kp_timeStamping);
        serve("/tsa", "application/timestamp-reply", question -> {
            asked.incrementAndGet();
            return timeStamping.answer(new TimeStampRequest(question));
        });
        serve("/ocsp", "application/ocsp-response", question -> status(new OCSPReq(question)));
        serve("/crl", "application/pkix-crl", question -> crl());
        server.start();
    }

    public URI timeStampingAddress() {
        return address("/tsa");
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public X509Certificate root() {
        return root;
    }

    public int timeStampsAsked() {
        return asked.get();
    }

    /** The file that the gateway's trust anchors stand in. */
    public Path rootPem(Path folder) throws IOException, GeneralSecurityException {
        return Files.writeString(
                folder.resolve("root.pem"),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    /** A user's certificate, its issuer and the root. */
    public List<X509Certificate> chainFor(PublicKey user) throws Exception {
        return List.of(
                issued(
                        "Ada Test",
                        user,
                        builder -> status().addTo(builder.addExtension(
                                Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation)))),
                issuer,
                root);
    }

    public void revoke(X509Certificate certificate) {
        revoked.add(certificate.getSerialNumber());
    }

    public X509Certificate issuer() {
        return issuer;
    }

    public void answersNoStatus() {
        answersStatus = false;
    }

    public void stampsLike(TimeStamping other) {
        timeStamping = other;
    }

    /** As it should be. */
    public byte[] stamp(TimeStampRequest question) throws Exception {
        return stamp(question, timeStampKey, timeStampCertificate);
    }

    /** A certificate of this CA for the authority's key, for another purpose. */
    public X509Certificate timeStampCertificate(KeyPurposeId purpose) throws Exception {
        return issued(
                "Time Stamping",
                timeStampKey.getPublic(),
                builder -> status().addTo(builder.addExtension(
                                Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))));
    }

    public byte[] stamp(TimeStampRequest question, KeyPair key, X509Certificate certificate) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key.getPrivate(), certificate),
                digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("2.999.1"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate, issuer)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(question, BigInteger.valueOf(SERIAL.incrementAndGet()), new Date())
                .getEncoded();
    }

    /** Like {@link #stamp}, but by a certificate that the library's own generator would refuse. */
    public byte[] stampWrongly(TimeStampRequest question, X509Certificate certificate) throws Exception {
        var content = new TimeStampResponse(stamp(question)).getTimeStampToken().getTimeStampInfo();
        var signer = new ESSCertIDv2(Bytes.of(certificate.getEncoded()).sha256().toArray());
        var attributes = new Hashtable<ASN1ObjectIdentifier, Attribute>();
        attributes.put(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new Attribute(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new DERSet(new SigningCertificateV2(signer))));
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                .build("SHA256withECDSA", timeStampKey.getPrivate(), certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate, issuer)));
        var token = generator.generate(
                new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, content.getEncoded()), true);
        return new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), token.toASN1Structure()).getEncoded();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private byte[] status(OCSPReq question) throws Exception {
        if (!answersStatus) {
            return new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
        }
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var answers = new JcaBasicOCSPRespBuilder(
                responderKey.getPublic(), digests.get(org.bouncycastle.cert.ocsp.RespID.HASH_SHA1));
        var now = Instant.now();
        for (var single : question.getRequestList()) {
            boolean isRevoked = revoked.contains(single.getCertID().getSerialNumber());
            answers.addResponse(
                    single.getCertID(),
                    isRevoked
                            ? new RevokedStatus(Date.from(now.minusSeconds(5)), CRLReason.keyCompromise)
                            : CertificateStatus.GOOD,
                    Date.from(now),
                    Date.from(now.plus(Duration.ofHours(1))));
        }
        var nonce = question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            answers.setResponseExtensions(new Extensions(nonce));
        }
        var signed = answers.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(responderKey.getPrivate()),
                new X509CertificateHolder[] {new JcaX509CertificateHolder(responder)},
                Date.from(now));
        OCSPResp response = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, signed);
        return response.getEncoded();
    }

    private byte[] crl() throws Exception {
        var now = Instant.now();
        var builder = new JcaX509v2CRLBuilder(root.getSubjectX500Principal(), Date.from(now.minusSeconds(60)));
        builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
        revoked.forEach(serial -> builder.addCRLEntry(serial, Date.from(now.minusSeconds(5)), CRLReason.cACompromise));
        return new JcaX509CRLConverter()
                .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(rootKey.getPrivate())))
                .getEncoded();
    }

    private void serve(String path, String type, Answer answer) {
        server.createContext(path, exchange -> {
            byte[] question = exchange.getRequestBody().readAllBytes();
            try {
                byte[] body = answer.to(question);
                exchange.getResponseHeaders().set("Content-Type", type);
                send(exchange, 200, body);
            } catch (Exception broken) {
                send(exchange, 500, new byte[] {0});
            }
        });
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private interface Additions {
        void addTo(X509v3CertificateBuilder builder) throws Exception;

        default Additions andThen(Additions more) {
            return builder -> {
                addTo(builder);
                more.addTo(builder);
            };
        }
    }

    private static Additions ca() {
        return builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    private Additions distributionPoint(String path) {
        return builder ->
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(new DistributionPointName(new GeneralNames(uri(path))), null, null)
                }));
    }

    private Additions status() {
        return builder -> builder.addExtension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri("/ocsp")));
    }

    private GeneralName uri(String path) {
        return new GeneralName(
                GeneralName.uniformResourceIdentifier, address(path).toString());
    }

    private X509Certificate issued(String name, PublicKey key, Additions additions) throws Exception {
        long number = SERIAL.get();
        return certificate(
                ISSUER_NAME, new X500Name("C=XX,SERIALNUMBER=T" + number + ",CN=" + name), issuerKey, key, additions);
    }

    private static X509Certificate certificate(
            X500Name issuer, X500Name subject, KeyPair signer, PublicKey key, Additions additions) throws Exception {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIAL.incrementAndGet()),
                Date.from(now.minus(Duration.ofMinutes(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                key);
        var identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(signer.getPublic()));
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        additions.addTo(builder);
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    }

    public static KeyPair ecKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
