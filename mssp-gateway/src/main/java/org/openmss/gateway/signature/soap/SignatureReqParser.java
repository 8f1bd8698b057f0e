package org.openmss.gateway.signature.soap;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.RequestSignature;
import org.openmss.gateway.signature.domain.ApTransactionId;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.soap.wire.SignatureReq;
import org.openmss.gateway.signature.soap.wire.SignatureReq.Data;
import org.openmss.gateway.signature.soap.wire.SignatureReq.MssUri;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;

/** MSS_SignatureReq, turned into a command made of domain types. Each refusal carries the code that TS 102 204 has for it. */
final class SignatureReqParser {
    private static final String TEXT = "text/plain";
    private static final String SHA256 = "application/x-sha256";

    private SignatureReqParser() {}

    /** Whether the caller waits for the end (synch) or asks later (asynchClientServer). */
    enum Mode {
        SYNCH,
        ASYNCH_CLIENT_SERVER
    }

    static Mode mode(SignatureReq request) {
        return switch (present("MessagingMode", request.messagingMode)) {
            case "synch" -> Mode.SYNCH;
            case "asynchClientServer" -> Mode.ASYNCH_CLIENT_SERVER;
            default -> throw wrong("the messaging modes served are synch and asynchClientServer");
        };
    }

    static String msisdn(SignatureReq request) {
        return present("MobileUser/MSISDN", request.mobileUser == null ? null : request.mobileUser.msisdn);
    }

    static RequestSignature.Command command(SignatureReq request, String apTransId) {
        var signed = data(request.dataToBeSigned);
        return new RequestSignature.Command(
                parse("AP_TransID", apTransId, ApTransactionId::new),
                parse("MSISDN", msisdn(request), Msisdn::parse),
                signed,
                display(signed, request.dataToBeDisplayed),
                profile(request.signatureProfile),
                format(request.mssFormat),
                Optional.ofNullable(request.timeOut).map(text -> parse("TimeOut", text, SignatureReqParser::seconds)),
                Optional.ofNullable(request.validityDate)
                        .map(text -> parse("ValidityDate", text, SignatureReqParser::dateTime)));
    }

    private static DataToBeSigned data(@Nullable Data data) {
        if (data == null || data.value == null || data.value.isEmpty()) {
            throw refused(new SignatureFailure.MissingParameter("DataToBeSigned is missing or empty"));
        }
        return switch (mediaType(data)) {
            case TEXT -> new DataToBeSigned.Text(text(data, data.value));
            case SHA256 ->
                parse(
                        "DataToBeSigned",
                        data.value,
                        text -> new DataToBeSigned.Digest(DigestAlgorithm.SHA_256, Bytes.ofBase64(text.strip())));
            default ->
                throw refused(new SignatureFailure.InappropriateData(
                        "the types of DataToBeSigned served are text/plain and application/x-sha256"));
        };
    }

    private static String mediaType(Data data) {
        return data.mimeType == null || data.mimeType.isBlank()
                ? TEXT
                : data.mimeType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String text(Data data, String value) {
        String encoding = data.encoding == null ? "UTF-8" : data.encoding.toUpperCase(Locale.ROOT);
        return switch (encoding) {
            case "UTF-8", "" -> value;
            case "BASE64" ->
                parse(
                        "DataToBeSigned",
                        value,
                        text -> new String(Bytes.ofBase64(text.strip()).toArray(), StandardCharsets.UTF_8));
            default ->
                throw refused(new SignatureFailure.InappropriateData("the encodings of a text are UTF-8 and base64"));
        };
    }

    private static DisplayText display(DataToBeSigned signed, @Nullable Data shown) {
        String text = switch (signed) {
            case DataToBeSigned.Text itself -> {
                if (shown != null && shown.value != null && !shown.value.equals(itself.text())) {
                    throw wrong("DataToBeDisplayed goes with a digest; a text is shown as it is signed");
                }
                yield itself.text();
            }
            case DataToBeSigned.Digest _, DataToBeSigned.Octets _ -> {
                if (shown == null || shown.value == null) {
                    throw refused(new SignatureFailure.MissingParameter(
                            "DataToBeDisplayed is required with a digest: the user must see what he signs"));
                }
                yield text(shown, shown.value);
            }
        };
        try {
            return DisplayText.of(text);
        } catch (DisplayText.Unshowable unshowable) {
            throw refused(SignatureFailure.of(unshowable));
        }
    }

    private static KeyPurpose profile(@Nullable MssUri profile) {
        if (profile == null || profile.mssUri == null || profile.mssUri.isBlank()) {
            return KeyPurpose.SIGNATURE;
        }
        return switch (profile.mssUri.strip()) {
            case "urn:openmss:profile:authentication", "http://alauda.mobi/digitalSignature" ->
                KeyPurpose.AUTHENTICATION;
            case "urn:openmss:profile:signature", "http://alauda.mobi/nonRepudiation" -> KeyPurpose.SIGNATURE;
            default -> throw refused(new SignatureFailure.UnsupportedProfile());
        };
    }

    private static SignatureFormat format(@Nullable MssUri format) {
        if (format == null || format.mssUri == null || format.mssUri.isBlank()) {
            return SignatureFormat.CMS;
        }
        return switch (format.mssUri.strip()) {
            case "http://uri.etsi.org/TS102204/v1.1.2#PKCS7", "http://uri.etsi.org/TS102204/v1.1.2#CMS-Signature" ->
                SignatureFormat.CMS;
            case "http://mss.ficom.fi/TS102204/v1.0.0#PKCS1" -> SignatureFormat.PKCS1;
            default -> throw wrong("MSS_Format is not one of those served: PKCS7, CMS-Signature, PKCS1");
        };
    }

    private static Duration seconds(String text) {
        if (!text.strip().matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("a positive number of seconds is expected");
        }
        return Duration.ofSeconds(Integer.parseInt(text.strip()));
    }

    private static Instant dateTime(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("an xs:dateTime with a time zone is expected", e);
        }
    }

    static String present(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refused(new SignatureFailure.MissingParameter(name + " is missing"));
        }
        return value.strip();
    }

    private static <T> T parse(String name, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException illegal) {
            throw wrong(name + ": " + illegal.getMessage());
        }
    }

    private static RefusedException wrong(String what) {
        return refused(new SignatureFailure.WrongParameter(what));
    }

    private static RefusedException refused(SignatureFailure why) {
        return new RefusedException(why);
    }
}
