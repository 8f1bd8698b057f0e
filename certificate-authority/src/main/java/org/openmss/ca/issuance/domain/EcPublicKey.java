package org.openmss.ca.issuance.domain;

import static org.openmss.ca.issuance.domain.Rule.require;

import java.math.BigInteger;
import org.openmss.kernel.Bytes;

/** A key on a curve named by its OID: an uncompressed point that is on it (certificate profile USR-7, ENC-6). */
public final class EcPublicKey implements UserPublicKey {
    static final String ALGORITHM = "2a8648ce3d0201";
    private static final byte UNCOMPRESSED = 4;

    private final Bytes subjectPublicKeyInfo;
    private final KeyKind kind;

    private EcPublicKey(Bytes subjectPublicKeyInfo, KeyKind kind) {
        this.subjectPublicKeyInfo = subjectPublicKeyInfo;
        this.kind = kind;
    }

    @Override
    public Bytes subjectPublicKeyInfo() {
        return subjectPublicKeyInfo;
    }

    @Override
    public KeyKind kind() {
        return kind;
    }

    static EcPublicKey read(Bytes info, DerValue algorithm, byte[] point) {
        require(
                algorithm.children().size() == 2 && algorithm.children().get(1).is(DerValue.OID),
                "ENC-6",
                "an EC key names its curve by the OID; make it with a named curve, not with explicit parameters");
        var curve = NamedCurve.ofOid(algorithm.child(1, DerValue.OID).contentHex())
                .orElseThrow(() -> new IllegalArgumentException(
                        "USR-7: EC keys are on P-256, P-384 or P-521; make a key on one of these curves"));
        int octets = curve.coordinate();
        String name = curve.kind().wireName();
        require(
                point.length == 1 + 2 * octets && point[0] == UNCOMPRESSED,
                "USR-7",
                "a point on " + name + " is 04 and two coordinates of " + octets + " octets: send it uncompressed");
        require(
                curve.has(new BigInteger(1, point, 1, octets), new BigInteger(1, point, 1 + octets, octets)),
                "USR-7",
                "the point is not on " + name + "; nobody can have its private key: have a new key made");
        return new EcPublicKey(info, curve.kind());
    }
}
