package org.openmss.gateway.handshake.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.provider.SecureMethod;

class AgreementTest {
    private static final String ROOT = "C=XX,O=Operator,CN=Root";
    private static final String BELOW = "C=XX,O=Operator,CN=Messages CA";
    private static final Set<MessageAlgorithm> BOTH = EnumSet.allOf(MessageAlgorithm.class);
    private static final X509Certificate GATEWAY = certificate(BELOW, "CN=gateway", keys("EC"));
    private static final X509Certificate ISSUER = certificate(ROOT, BELOW, keys("EC"));
    private static final X509Certificate SHOP = certificate("CN=anybody", "CN=shop", keys("EC"));
    private static final X509Certificate SHOP_RSA = certificate("CN=anybody", "CN=shop", keys("RSA"));
    private static final X509Certificate STRANGER = certificate("CN=anybody", "CN=shop", keys("EC"));
    private static final Abilities OURS = new Abilities(
            Set.of(SecureMethod.SIGNATURE, SecureMethod.STATUS), List.of(GATEWAY, ISSUER), List.of(SHOP, SHOP_RSA));

    private static Proposal proposal(Set<MessageAlgorithm> algorithms, String root, X509Certificate... certificates) {
        var roots = root.isEmpty() ? Set.<RootName>of() : Set.of(RootName.parse(root));
        return new Proposal(
                Set.of(SecureMethod.SIGNATURE, SecureMethod.NOTIFICATION), List.of(certificates), roots, algorithms);
    }

    @Test
    void onlyMethodsThatAreAskedForAndServedAreAgreed() {
        var agreed = Agreement.between(proposal(BOTH, "", SHOP), OURS);

        assertThat(agreed.methods()).containsExactly(SecureMethod.SIGNATURE);
        assertThat(agreed.gatewayCertificates()).containsExactly(GATEWAY);
        assertThat(agreed.providerCertificates()).containsExactly(SHOP);
    }

    @Test
    void onlyCertificatesThatTheGatewayAcceptsAreAgreedAndWithoutOneNothingTravelsSigned() {
        assertThat(Agreement.between(proposal(BOTH, "", STRANGER, SHOP, SHOP), OURS)
                        .providerCertificates())
                .containsExactly(SHOP);
        assertThat(Agreement.between(proposal(BOTH, "", STRANGER), OURS).methods())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=Root,O=Operator,C=XX",
                "C=XX, O=Operator, CN=Root",
                "cn=root,o=operator,c=xx",
                "CN=Messages CA,O=Operator,C=XX"
            })
    void theGatewaysCertificateIsToldWhereAnAcceptedCaStandsAboveIt(String root) {
        assertThat(Agreement.between(proposal(BOTH, root, SHOP), OURS).gatewayCertificates())
                .containsExactly(GATEWAY);
    }

    @Test
    void withoutAnAcceptedCaThereIsNoCertificateOfTheGatewayAndNothingTravelsSigned() {
        var agreed = Agreement.between(proposal(BOTH, "CN=Another Root", SHOP), OURS);

        assertThat(agreed.gatewayCertificates()).isEmpty();
        assertThat(agreed.methods()).isEmpty();
        assertThat(agreed.providerCertificates()).containsExactly(SHOP);
    }

    @Test
    void aCertificateIsOfUseOnlyWithAnAlgorithmThatBothCan() {
        var agreed = Agreement.between(proposal(Set.of(MessageAlgorithm.RSA_SHA256), "", SHOP, SHOP_RSA), OURS);

        assertThat(agreed.providerCertificates()).containsExactly(SHOP_RSA);
        assertThat(agreed.gatewayCertificates()).isEmpty();
        assertThat(agreed.methods()).isEmpty();
        assertThat(agreed.algorithms()).containsExactly(MessageAlgorithm.RSA_SHA256);
    }

    @Test
    void aGatewayWithoutKeyAgreesToNoSignedMethod() {
        var ours = new Abilities(OURS.methods(), List.of(), OURS.acceptable());

        assertThat(Agreement.between(proposal(BOTH, "", SHOP), ours).methods()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#hmac-sha1", ""})
    void thereIsNoAlgorithmWithSha1OrASharedSecret(String uri) {
        assertThat(MessageAlgorithm.ofUri(uri)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no name", "CN", "CN=a,,", "=x"})
    void whatIsNoDistinguishedNameIsRefused(String text) {
        assertThatThrownBy(() -> RootName.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static KeyPair keys(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(String issuer, String subject, KeyPair keys) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.ONE,
                    Date.from(now),
                    Date.from(now.plusSeconds(60)),
                    new X500Name(subject),
                    keys.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(keys("EC").getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
