package org.openmss.ra.enrolment.domain;

import java.time.Instant;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.identity.domain.Person;
import org.openmss.ra.identity.domain.SubjectSerialNumber;

/** Which person, number and SIM belong together; the same through all states of a registration. */
public record Binding(
        RegistrationId id,
        Person person,
        SubjectSerialNumber subject,
        Msisdn msisdn,
        Iccid iccid,
        Instant registeredAt) {}
