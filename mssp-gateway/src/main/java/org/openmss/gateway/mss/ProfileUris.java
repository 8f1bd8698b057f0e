package org.openmss.gateway.mss;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.kernel.KeyPurpose;

/** The names of signature profiles: ours, and those that clients of deployed services send. */
final class ProfileUris {
    private static final Map<String, KeyPurpose> PURPOSES = Map.of(
            "urn:openmss:profile:authentication", KeyPurpose.AUTHENTICATION,
            "urn:openmss:profile:signature", KeyPurpose.SIGNATURE,
            "http://alauda.mobi/digitalSignature", KeyPurpose.AUTHENTICATION,
            "http://alauda.mobi/nonRepudiation", KeyPurpose.SIGNATURE,
            "http://mss.ficom.fi/TS102206/v1.0.0/authentication-profile.xml", KeyPurpose.AUTHENTICATION,
            "http://mss.ficom.fi/TS102206/v1.0.0/signature-profile.xml", KeyPurpose.SIGNATURE,
            "http://mss.ficom.fi/TS102206/v1.0.0/digestive-signature-profile.xml", KeyPurpose.SIGNATURE,
            "http://mid.swisscom.ch/MID/v1/AuthProfile1", KeyPurpose.SIGNATURE,
            "http://mid.swisscom.ch/Any-LoA4", KeyPurpose.SIGNATURE,
            "http://mid.swisscom.ch/STK-LoA4", KeyPurpose.SIGNATURE);

    private ProfileUris() {}

    /**
     * @param uri absent: the signature profile
     * @throws RefusedException 109 UNSUPPORTED_PROFILE for a name that nobody knows here
     */
    static KeyPurpose purpose(@Nullable String uri) {
        if (uri == null) {
            return KeyPurpose.SIGNATURE;
        }
        var purpose = PURPOSES.get(uri);
        if (purpose == null) {
            throw new RefusedException(new SignatureFailure.UnsupportedProfile());
        }
        return purpose;
    }

    /** The name that an answer has: the request's own where it means the profile that was used. */
    static String answer(@Nullable String asked, KeyPurpose used) {
        return asked != null && PURPOSES.get(asked) == used ? asked : of(used);
    }

    static String of(KeyPurpose purpose) {
        return "urn:openmss:profile:" + purpose.wireName();
    }
}
