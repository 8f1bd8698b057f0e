package org.openmss.gateway.mss;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.mss.message.Data;
import org.openmss.gateway.mss.message.MobileUser;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.mss.message.SignatureReq;
import org.openmss.gateway.signature.RequestSignature;
import org.openmss.gateway.signature.domain.ApTransactionId;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SubCode;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;
import org.openmss.kernel.Msisdn;

/** MSS_SignatureReq, turned into a command made of domain types. Each refusal carries the code that TS 102 204 has for it. */
final class SignatureReqParser {
    static final String TEXT = "text/plain";
    private static final String SHA256 = "application/x-sha256";
    private static final String SHA384 = "application/x-sha384";
    private static final String OCTETS = "application/octet-stream";
    private static final String TYPES_SERVED =
            "the types of DataToBeSigned served are text/plain, application/octet-stream, application/x-sha256 and"
                    + " application/x-sha384; SHA-1 is not, since documents with the same SHA-1 can be made";

    private SignatureReqParser() {}

    /** Whether the caller waits for the end (synch), asks later (asynchClientServer) or is told (asynchServerServer). */
    enum Mode {
        SYNCH,
        ASYNCH_CLIENT_SERVER,
        ASYNCH_SERVER_SERVER
    }

    static Mode mode(SignatureReq request) {
        return switch (Fields.present("MessagingMode", request.messagingMode)) {
            case "synch" -> Mode.SYNCH;
            // clients of the JSON mirror write it short
            case "asynchClientServer", "asynch", "async" -> Mode.ASYNCH_CLIENT_SERVER;
            case "asynchServerServer" -> Mode.ASYNCH_SERVER_SERVER;
            default ->
                throw new RefusedException(new SignatureFailure.WrongParameter(
                        "the messaging modes served are synch, asynchClientServer and asynchServerServer",
                        SubCode.ILLEGAL_MESSAGING_MODE));
        };
    }

    /** As it was written. */
    static String msisdn(SignatureReq request) {
        return msisdn(request.mobileUser);
    }

    static String msisdn(@Nullable MobileUser user) {
        return Fields.present("MobileUser/MSISDN", user == null ? null : user.msisdn);
    }

    /** @param callback where the caller is told of the end, checked */
    static RequestSignature.Command command(SignatureReq request, Optional<URI> callback) {
        var services = AdditionalServices.parse(request.additionalServices);
        var format = FormatUris.format(MssUri.text(request.mssFormat), services);
        var signed = data(request.dataToBeSigned, format);
        var documents = new ArrayList<Document>();
        documents.add(new Document(signed, display(signed, request.dataToBeDisplayed)));
        documents.addAll(FurtherDocuments.parse(request.additionalServices, services, format));
        String apTransId = Fields.present("AP_TransID", request.apInfo == null ? null : request.apInfo.apTransId);
        return new RequestSignature.Command(
                Fields.parse("AP_TransID", apTransId, ApTransactionId::new),
                Fields.parse("MSISDN", msisdn(request), Msisdn::parse),
                documents,
                KeyChoices.parse(request),
                format,
                Optional.ofNullable(request.timeOut)
                        .map(text -> Fields.parse("TimeOut", text, SignatureReqParser::seconds)),
                Optional.ofNullable(request.validityDate)
                        .map(text -> Fields.parse("ValidityDate", text, SignatureReqParser::dateTime)),
                services,
                callback);
    }

    static DataToBeSigned data(@Nullable Data data, SignatureFormat format) {
        if (data == null || data.value == null || data.value.isEmpty()) {
            throw new RefusedException(
                    new SignatureFailure.MissingParameter("DataToBeSigned is missing or empty", SubCode.DTBS_MISSING));
        }
        return switch (mediaType(data)) {
            case TEXT -> new DataToBeSigned.Text(text("DataToBeSigned", data, data.value));
            case SHA256 -> digest(DigestAlgorithm.SHA_256, data.value);
            case SHA384 -> digest(DigestAlgorithm.SHA_384, data.value);
            case OCTETS -> octets(data, data.value, format);
            default -> throw inappropriate(TYPES_SERVED);
        };
    }

    private static DataToBeSigned digest(DigestAlgorithm algorithm, String value) {
        return Fields.parse(
                "DataToBeSigned", value, text -> new DataToBeSigned.Digest(algorithm, Bytes.ofBase64(text.strip())));
    }

    private static DataToBeSigned octets(Data data, String value, SignatureFormat format) {
        if (data.encoding == null || !data.encoding.strip().equalsIgnoreCase("base64")) {
            throw inappropriate("the encoding of application/octet-stream is base64");
        }
        return Fields.parse(
                "DataToBeSigned", value, text -> DataToBeSigned.ofOctets(Bytes.ofBase64(text.strip()), format));
    }

    static String mediaType(Data data) {
        return data.mimeType == null || data.mimeType.isBlank()
                ? TEXT
                : data.mimeType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    static String text(String name, Data data, String value) {
        String encoding = data.encoding == null ? "" : data.encoding.strip().toUpperCase(Locale.ROOT);
        return switch (encoding) {
            case "UTF-8", "" -> value;
            case "BASE64" -> Fields.parse(name, value, text -> utf8(Bytes.ofBase64(text.strip())));
            default -> throw inappropriate("the encodings of a text are UTF-8 and base64");
        };
    }

    /** Octets that are no UTF-8 would be shown as one text and signed as another. */
    private static String utf8(Bytes octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.toArray()))
                    .toString();
        } catch (CharacterCodingException noText) {
            throw new IllegalArgumentException("the octets are no text in UTF-8", noText);
        }
    }

    static boolean isShownAsItIs(DataToBeSigned signed) {
        return signed instanceof DataToBeSigned.Text;
    }

    static DisplayText display(DataToBeSigned signed, @Nullable Data shown) {
        String text = switch (signed) {
            case DataToBeSigned.Text itself -> {
                if (shown != null
                        && shown.value != null
                        && !text("DataToBeDisplayed", shown, shown.value).equals(itself.text())) {
                    throw new RefusedException(new SignatureFailure.WrongParameter(
                            "DataToBeDisplayed goes with a digest; a text is shown as it is signed",
                            SubCode.DTBD_NOT_SUPPORTED));
                }
                yield itself.text();
            }
            case DataToBeSigned.Digest _, DataToBeSigned.Octets _ -> {
                if (shown == null || shown.value == null) {
                    throw new RefusedException(new SignatureFailure.MissingParameter(
                            "DataToBeDisplayed is required with a digest and with octets: the user must see what he signs",
                            SubCode.DTBD_MISSING));
                }
                yield text("DataToBeDisplayed", shown, shown.value);
            }
        };
        return display(text);
    }

    static DisplayText display(String text) {
        try {
            return DisplayText.of(text);
        } catch (DisplayText.Unshowable unshowable) {
            throw new RefusedException(SignatureFailure.of(unshowable));
        }
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

    private static RefusedException inappropriate(String what) {
        return new RefusedException(new SignatureFailure.InappropriateData(what));
    }
}
