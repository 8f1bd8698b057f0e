package org.openmss.gateway.signature;

import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.RequestedServices.NoSpam;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SubCode;
import org.openmss.gateway.subscriber.domain.Preferences;
import org.openmss.kernel.KeyPurpose;

/**
 * What the user has forbidden. An application provider without a contract for more cannot tell a user who does not want it from a number
 * that nobody has.
 */
record Willingness(ApplicationProvider provider, Preferences wishes) {

    /** @throws RefusedException 104, or 105 */
    void requireProvider() {
        if (!wishes.admits(provider.apId())) {
            throw unwilling(
                    "the user does not take requests of this application provider", SubCode.USER_DISABLED_SERVICE);
        }
    }

    /**
     * @param chosen of the key that would sign: a comparison or a key reference may have led elsewhere than to the profile asked for
     * @throws RefusedException 104, or 105
     */
    void requireProfile(KeyPurpose chosen) {
        if (wishes.blockedProfiles().contains(chosen)) {
            throw unwilling("the user does not take requests for this profile", SubCode.USER_DISABLED_PROFILE);
        }
    }

    /** @throws RefusedException 101 */
    void requireNoSpamCode(NoSpam given) {
        var agreed = wishes.noSpamCode();
        if (agreed.isEmpty() || !given.verify()) {
            return;
        }
        var code = given.code()
                .orElseThrow(() -> wrong("the user has a noSpam code; ask him for it", SubCode.MISSING_NOSPAM_CODE));
        if (!agreed.get().matches(code)) {
            throw wrong("this is not the user's noSpam code", SubCode.INVALID_NOSPAM_CODE);
        }
    }

    private RefusedException unwilling(String why, SubCode subCode) {
        return new RefusedException(
                provider.seesRefusals()
                        ? new SignatureFailure.Unauthorized(why, subCode)
                        : new SignatureFailure.UnknownClient());
    }

    private static RefusedException wrong(String why, SubCode subCode) {
        return new RefusedException(new SignatureFailure.WrongParameter(why, subCode));
    }
}
