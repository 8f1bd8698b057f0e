package org.openmss.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
    private static final RegistrationId REGISTRATION = new RegistrationId(new UUID(1, 2));
    private static final Iccid CARD = Iccid.withCheckDigit("899990100000000001");

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "99901000001", "+0990100001", "+999 01000001", "+9990100000112345", "+99901a00001"})
    void whatIsNoNumberIsRefusedAsMsisdn(String text) {
        assertThatThrownBy(() -> new Msisdn(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberIsTakenWithoutItsPlusSign() {
        assertThat(Msisdn.parse("99901000001")).isEqualTo(new Msisdn("+99901000001"));
    }

    @Test
    void aNumbersTextFormHidesIt() {
        assertThat(new Msisdn("+99901000001")).hasToString("+…01");
    }

    @Test
    void theKnownIccidExampleCarriesItsCheckDigit() {
        assertThat(Iccid.withCheckDigit("899110120000320451")).isEqualTo(new Iccid("8991101200003204514"));
    }

    @Test
    void anIccidWithAWrongCheckDigitIsRefused() {
        assertThatThrownBy(() -> new Iccid("8991101200003204515")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSerialIsWrittenInWholeOctets() {
        assertThat(new CertificateSerial(BigInteger.valueOf(0x0fa3))).hasToString("0fa3");
        assertThat(CertificateSerial.parse("0fa3")).isEqualTo(new CertificateSerial(BigInteger.valueOf(0x0fa3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "0FA3", "xyz", "80000000000000000000000000000000000000000"})
    void whatIsNoSerialIsRefused(String text) {
        assertThatThrownBy(() -> CertificateSerial.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theVerificationCodeDependsOnHashAndNonce() {
        var code = VerificationCode.of(bytes("hash"), bytes("nonce"));

        assertThat(code).isEqualTo(VerificationCode.of(bytes("hash"), bytes("nonce")));
        assertThat(code).isNotEqualTo(VerificationCode.of(bytes("hash"), bytes("other")));
        assertThat(code).isNotEqualTo(VerificationCode.of(bytes("Hash"), bytes("nonce")));
    }

    @Test
    void everyFieldOfAPossessionStatementCounts() {
        var statement = new PossessionStatement(REGISTRATION, CARD, KeyPurpose.SIGNATURE, bytes("nonce"), bytes("key"));
        var other = new PossessionStatement(REGISTRATION, CARD, KeyPurpose.SIGNATURE, bytes("noncek"), bytes("ey"));

        assertThat(statement.toBeSigned()).isNotEqualTo(other.toBeSigned());
    }

    @Test
    void anActivationMessageSurvivesItsBytes() {
        var binding = ActivationMessage.bindingOf(REGISTRATION, CARD, bytes("n"), bytes("a"), bytes("s"));
        var message = new ActivationMessage("01234567", binding);

        assertThat(ActivationMessage.parse(message.toBytes())).isEqualTo(message);
        assertThat(message.toString()).doesNotContain("0123");
    }

    @Test
    void bytesCannotBeChangedFromOutside() {
        byte[] array = {1, 2, 3};
        var bytes = Bytes.of(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, 2, 3}));
    }
}
