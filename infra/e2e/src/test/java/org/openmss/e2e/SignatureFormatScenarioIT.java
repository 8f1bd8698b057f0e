package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pades.signature.PAdESWithExternalCMSService;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmss.launcher.demo.Contract;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.web.Answer;

/** Each format is what it is called, as EU DSS sees it; and what DSS puts together around a hash that a phone has signed is good. */
@ExtendWith(RunningMesh.Extension.class)
class SignatureFormatScenarioIT {
    private static final DSSDocument PDF = new InMemoryDocument(Contract.pdf("A page."), "contract.pdf");
    private static final DSSDocument XML =
            new InMemoryDocument("<order><amount>20</amount></order>".getBytes(StandardCharsets.UTF_8), "order.xml");
    private final RunningMesh mesh;
    private final EuDss dss;

    SignatureFormatScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
        this.dss = new EuDss(mesh.file().usersRoot());
    }

    enum Keys {
        P256(EncryptionAlgorithm.ECDSA) {
            @Override
            MobileUser user(RunningMesh mesh) {
                return mesh.activeUser();
            }
        },
        RSA_2048(EncryptionAlgorithm.RSA) {
            @Override
            MobileUser user(RunningMesh mesh) {
                return mesh.activeRsaUser();
            }
        };

        private final EncryptionAlgorithm algorithm;

        Keys(EncryptionAlgorithm algorithm) {
            this.algorithm = algorithm;
        }

        abstract MobileUser user(RunningMesh mesh);
    }

    @ParameterizedTest
    @EnumSource
    void aTextIsSignedAtEachLevelOfCades(Keys keys) {
        var user = keys.user(mesh);

        assertThat(dss.judge(signedText(user, "CAdES-B"))).isEqualTo(EuDss.passed(SignatureLevel.CAdES_BASELINE_B));
        assertThat(dss.judge(signedText(user, "CAdES-T"))).isEqualTo(EuDss.passed(SignatureLevel.CAdES_BASELINE_T));
        assertThat(dss.judgeAlone(signedText(user, "CAdES-LT")))
                .isEqualTo(EuDss.passed(SignatureLevel.CAdES_BASELINE_LT));
    }

    @ParameterizedTest
    @EnumSource
    void aTextIsSignedInXml(Keys keys) {
        var signed = signedText(keys.user(mesh), "XAdES-B");

        assertThat(dss.judge(signed)).isEqualTo(EuDss.passed(SignatureLevel.XAdES_BASELINE_B));
        var text = new String(DSSUtils.toByteArray(signed), StandardCharsets.UTF_8);
        var object = Pattern.compile("(-d\">)([A-Za-z0-9+/=]+)(</ds:Object>)").matcher(text);
        var changed = object.replaceFirst(
                "$1" + Base64.getEncoder().encodeToString("Pay 90 euros".getBytes(StandardCharsets.UTF_8)) + "$3");
        assertThat(changed).isNotEqualTo(text);
        assertThat(dss.judge(new InMemoryDocument(changed.getBytes(StandardCharsets.UTF_8)))
                        .indication())
                .isEqualTo(Indication.TOTAL_FAILED);
    }

    @ParameterizedTest
    @EnumSource(
            value = DigestAlgorithm.class,
            names = {"SHA256", "SHA384"})
    void aDocumentIsSignedByItsDigestForLongTerm(DigestAlgorithm algorithm) {
        var user = mesh.activeUser();

        var signed = value(signed(user, digest(user, algorithm, PDF.getDigestValue(algorithm), "CAdES-LT")));

        assertThat(dss.judgeAlone(signed, PDF)).isEqualTo(EuDss.passed(SignatureLevel.CAdES_BASELINE_LT));
    }

    @ParameterizedTest
    @EnumSource
    void aPdfTakesTheDetachedCms(Keys keys) {
        var user = keys.user(mesh);
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        var service = new PAdESWithExternalCMSService();
        service.setCertificateVerifier(dss.online());
        var digest = service.getMessageDigest(PDF, parameters);

        var cms = value(signed(user, digest(user, DigestAlgorithm.SHA256, digest.getValue(), "PAdES")));

        assertThat(service.isValidPAdESBaselineCMSSignedData(digest, cms)).isTrue();
        assertThat(dss.judge(service.signDocument(PDF, parameters, cms)))
                .isEqualTo(EuDss.passed(SignatureLevel.PAdES_BASELINE_B));
    }

    @ParameterizedTest
    @EnumSource
    void aPdfIsPutTogetherAroundThePkcs1Value(Keys keys) {
        var user = keys.user(mesh);
        var parameters = new PAdESSignatureParameters();
        var service = new PAdESService(dss.online());
        prepare(parameters, SignatureLevel.PAdES_BASELINE_B, certificates(user));

        var value = pkcs1(keys, user, service.getDataToSign(PDF, parameters).getBytes());

        assertThat(dss.judge(service.signDocument(PDF, parameters, value)))
                .isEqualTo(EuDss.passed(SignatureLevel.PAdES_BASELINE_B));
    }

    @ParameterizedTest
    @EnumSource
    void anXmlDocumentIsPutTogetherAroundThePkcs1Value(Keys keys) {
        var user = keys.user(mesh);
        var parameters = new XAdESSignatureParameters();
        var service = new XAdESService(dss.online());
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPED);
        prepare(parameters, SignatureLevel.XAdES_BASELINE_B, certificates(user));

        var value = pkcs1(keys, user, service.getDataToSign(XML, parameters).getBytes());

        assertThat(dss.judge(service.signDocument(XML, parameters, value)))
                .isEqualTo(EuDss.passed(SignatureLevel.XAdES_BASELINE_B));
    }

    @ParameterizedTest
    @EnumSource
    void aJsonSignatureIsPutTogetherAroundThePkcs1Value(Keys keys) {
        var user = keys.user(mesh);
        var parameters = new JAdESSignatureParameters();
        var service = new JAdESService(dss.online());
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
        parameters.setJwsSerializationType(JWSSerializationType.COMPACT_SERIALIZATION);
        prepare(parameters, SignatureLevel.JAdES_BASELINE_B, certificates(user));

        var value = pkcs1(keys, user, service.getDataToSign(XML, parameters).getBytes());

        assertThat(dss.judge(service.signDocument(XML, parameters, value)))
                .isEqualTo(EuDss.passed(SignatureLevel.JAdES_BASELINE_B));
    }

    private static void prepare(
            AbstractSignatureParameters<?> parameters, SignatureLevel level, List<CertificateToken> chain) {
        parameters.setSignatureLevel(level);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(chain.getFirst());
        parameters.setCertificateChain(chain);
    }

    /** The provider has them from an earlier signature of the same user. */
    private List<CertificateToken> certificates(MobileUser user) {
        var earlier = signed(user, Provider.text(user.msisdn(), "Hello?"));
        var chain = new ArrayList<CertificateToken>();
        earlier.body()
                .path("certificates")
                .forEach(certificate ->
                        chain.add(DSSUtils.loadCertificate(Base64.getDecoder().decode(certificate.asText()))));
        return chain;
    }

    /** Only the hash travels. */
    private SignatureValue pkcs1(Keys keys, MobileUser user, byte[] toBeSigned) {
        var hash = DSSUtils.digest(DigestAlgorithm.SHA256, toBeSigned);
        var result = signed(user, digest(user, DigestAlgorithm.SHA256, hash, "PKCS1"));
        return new SignatureValue(
                SignatureAlgorithm.getAlgorithm(keys.algorithm, DigestAlgorithm.SHA256),
                Base64.getDecoder().decode(result.text("/signature/value")));
    }

    private DSSDocument signedText(MobileUser user, String format) {
        var request = Provider.text(user.msisdn(), "Pay 10 euros?");
        request.put("format", format);
        return value(signed(user, request));
    }

    private static Map<String, Object> digest(
            MobileUser user, DigestAlgorithm algorithm, byte[] digest, String format) {
        var request = Provider.digest(user.msisdn(), "", "A contract");
        request.put(
                "digest",
                Map.of(
                        "algorithm",
                        algorithm.getJavaName(),
                        "value",
                        Base64.getEncoder().encodeToString(digest)));
        request.put("format", format);
        return request;
    }

    private Answer signed(MobileUser user, Map<String, Object> asked) {
        var request = mesh.bank().request(asked);
        assertThat(request.status()).as(request.toString()).isEqualTo(201);
        user.sign(request);
        var result = mesh.bank().result(request.text("id"), "PT30S");
        assertThat(result.text("state")).as(result.toString()).isEqualTo("SIGNED");
        return result;
    }

    private static DSSDocument value(Answer result) {
        return new InMemoryDocument(Base64.getDecoder().decode(result.text("/signature/value")));
    }
}
