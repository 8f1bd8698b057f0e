package org.openmss.ca.register;

import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.kernel.CertificateSerial;

/** What every door answers to a serial that this CA has not released. */
public final class UnknownSerial {
    private UnknownSerial() {}

    /** @throws ProblemException 400 where the text cannot be a serial */
    public static CertificateSerial unlessSerial(String text) {
        return Field.required("serial", text, CertificateSerial::parse);
    }

    public static ProblemException problem() {
        return Problem.of(
                        404,
                        "unknown-certificate",
                        "No such certificate",
                        "this CA has released no certificate with this serial; write it in lower-case hex")
                .exception();
    }
}
