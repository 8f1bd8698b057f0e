package org.openmss.ra.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.openmss.kernel.KeyPurpose;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.CertificateAuthority;
import org.openmss.ra.enrolment.domain.CertificateAuthority.Answer;
import org.openmss.ra.enrolment.domain.Failure;
import org.openmss.ra.enrolment.domain.HomeMssp;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;

/** Has accepted keys certified and hands the certificates to the home MSSP. May be called as often as it takes. */
@ApplicationScoped
class CertifyKeys {
    private final Registrations registrations;
    private final CertificateAuthority certificateAuthority;
    private final HomeMssp homeMssp;
    private final WithdrawRegistration withdrawRegistration;
    private final PassOnStatus passOnStatus;

    CertifyKeys(
            Registrations registrations,
            CertificateAuthority certificateAuthority,
            HomeMssp homeMssp,
            WithdrawRegistration withdrawRegistration,
            PassOnStatus passOnStatus) {
        this.registrations = registrations;
        this.certificateAuthority = certificateAuthority;
        this.homeMssp = homeMssp;
        this.withdrawRegistration = withdrawRegistration;
        this.passOnStatus = passOnStatus;
    }

    /**
     * @return the state in which the registration is now
     * @throws org.openmss.ra.enrolment.domain.NeighbourUnavailableException where it must be tried again
     */
    Registration certify(Registration.Certifying certifying, Actor actor) {
        var issued = new ArrayList<Answer.Issued>();
        for (var purpose : KeyPurpose.values()) {
            switch (certificateAuthority.certify(certifying.binding(), certifying.keys(), purpose)) {
                case Answer.Issued answer -> issued.add(answer);
                case Answer.Refused refused -> {
                    return fail(certifying, Failure.CERTIFICATE_REFUSED, actor);
                }
            }
        }
        var failure = homeMssp.activate(certifying.id(), issued);
        if (failure.isPresent()) {
            return fail(certifying, failure.get(), actor);
        }
        var active = certifying.certified(
                issued.stream().map(Answer.Issued::certificate).toList());
        if (registrations.replace(certifying, active, actor)) {
            passOnStatus.passOn(active.id(), actor); // a certificate may have been revoked before it was on record here
        }
        return asItIsNow(certifying);
    }

    private Registration fail(Registration.Certifying certifying, Failure failure, Actor actor) {
        var withdrawing = certifying.fail(failure);
        if (!registrations.replace(certifying, withdrawing, actor)) {
            return asItIsNow(certifying);
        }
        withdrawRegistration.withdraw(withdrawing, actor);
        return withdrawing;
    }

    /** Another call, or an officer's revocation, was faster. */
    private Registration asItIsNow(Registration registration) {
        return registrations.find(registration.id()).orElseThrow();
    }
}
