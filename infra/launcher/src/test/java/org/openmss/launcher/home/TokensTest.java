package org.openmss.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.Obstacle;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aTokenSaysWhoForWhomAndForHowLong() throws IOException {
        var claims = claims(tokens().issue("ra-officer"));

        assertThat(claims.path("iss").asText()).isEqualTo("https://issuer.openmss.invalid");
        assertThat(claims.path("aud").asText()).isEqualTo("registration-authority");
        assertThat(claims.path("groups").size()).isEqualTo(1);
        assertThat(claims.path("groups").path(0).asText()).isEqualTo("ra-officer");
        assertThat(claims.path("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.plusSeconds(900).getEpochSecond());
    }

    @Test
    void aRoleThatSeveralServicesKnowCanNameOne() throws IOException {
        assertThat(claims(tokens().issue("auditor@mssp-gateway")).path("aud").asText())
                .isEqualTo("mssp-gateway");
    }

    @Test
    void aTokenIsForSomebodyByName() throws IOException {
        assertThat(claims(tokens().issue("ca-operator", "anna")).path("upn").asText())
                .isEqualTo("anna");
        assertThat(claims(tokens().issue("ca-operator")).path("upn").asText()).isEqualTo("ca-operator");
        assertThatThrownBy(() -> tokens().issue("ca-operator", "\",\"groups\":[\"x"))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("name");
    }

    @Test
    void theServicesKeyVerifiesIt() throws IOException, GeneralSecurityException {
        var tokens = tokens();
        var token = tokens.issue("mssp-operator");

        var key = Files.readString(tokens.publicKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
        var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        verifier.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1))))
                .isTrue();
    }

    @Test
    void anUnknownRoleIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> tokens().issue("root"))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("ra-officer");
        assertThatThrownBy(() -> tokens().issue("auditor@moon"))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("moon");
    }

    @Test
    void thereIsNoTokenWithoutAMesh() {
        var nowhere = new Tokens(MssHome.at(folder.resolve("nowhere")), InstantSource.fixed(NOW));

        assertThatThrownBy(() -> nowhere.issue("ra-officer"))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("./mss up");
    }

    private Tokens tokens() {
        var tokens = new Tokens(MssHome.prepared(folder.resolve("mss")), InstantSource.fixed(NOW));
        assertThat(tokens.publicKey()).exists();
        return tokens;
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
