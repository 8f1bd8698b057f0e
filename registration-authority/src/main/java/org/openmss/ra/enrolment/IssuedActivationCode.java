package org.openmss.ra.enrolment;

import org.openmss.ra.enrolment.domain.ActivationCode;
import org.openmss.ra.enrolment.domain.Registration;

/** A registration that waits for keys, and the code by which its person shows that the keys are his. */
public record IssuedActivationCode(Registration.PendingKey registration, ActivationCode code) {}
