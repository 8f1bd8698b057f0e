package org.openmss.gateway.signature.rest;

import java.util.Locale;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.SignatureFailure;

/** What a JSON caller is told where no transaction exists. */
final class SignatureProblems {
    private SignatureProblems() {}

    /** The code of TS 102 204, as JSON shows it. */
    record Code(int code, String name) {
        static Code of(MssStatus status) {
            return new Code(status.code(), status.name());
        }
    }

    static ProblemException of(SignatureFailure failure) {
        var status = MssStatus.of(failure);
        String name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Problem.of(http(status), name, title(failure), MssStatus.explain(failure))
                .with("mssStatus", Code.of(status))
                .exception();
    }

    private static int http(MssStatus status) {
        return switch (status) {
            case UNAUTHORIZED_ACCESS -> 403;
            case UNKNOWN_CLIENT -> 404;
            case PB_SIGNATURE_PROCESS -> 409;
            case NO_CERT_FOUND, NO_KEY_FOUND, UNSUPPORTED_PROFILE -> 422;
            default -> 400;
        };
    }

    private static String title(SignatureFailure failure) {
        return switch (failure) {
            case SignatureFailure.CallersMistake mistake -> "The request has to be corrected";
            case SignatureFailure.SubscribersChoice choice -> "The user does not want to sign";
            case SignatureFailure.SubscribersMeans means -> "The user cannot sign now";
            case SignatureFailure.OurTrouble trouble -> "The service is in trouble";
        };
    }
}
