package org.openmss.gateway.mss.message;

import java.util.Arrays;
import java.util.Optional;

/** The operations that an application provider calls (TS 102 204, clause 7), each with the names that codecs and doors need. */
public enum Operation {
    SIGNATURE("MSS_Signature", "MSS_SignatureReq", SignatureReq.class, "MSS_SignatureResp", SignatureResp.class),
    STATUS_QUERY("MSS_StatusQuery", "MSS_StatusReq", StatusReq.class, "MSS_StatusResp", StatusResp.class),
    RECEIPT("MSS_Receipt", "MSS_ReceiptReq", ReceiptReq.class, "MSS_ReceiptResp", ReceiptResp.class),
    PROFILE_QUERY("MSS_ProfileQuery", "MSS_ProfileReq", ProfileReq.class, "MSS_ProfileResp", ProfileResp.class),
    REGISTRATION(
            "MSS_Registration",
            "MSS_RegistrationReq",
            RegistrationReq.class,
            "MSS_RegistrationResp",
            RegistrationResp.class),
    HANDSHAKE("MSS_Handshake", "MSS_HandshakeReq", HandshakeReq.class, "MSS_HandshakeResp", HandshakeResp.class);

    private final String wrapper;
    private final String request;
    private final Class<? extends Message.Request> requestType;
    private final String response;
    private final Class<? extends Message.Response> responseType;

    Operation(
            String wrapper,
            String request,
            Class<? extends Message.Request> requestType,
            String response,
            Class<? extends Message.Response> responseType) {
        this.wrapper = wrapper;
        this.request = request;
        this.requestType = requestType;
        this.response = response;
        this.responseType = responseType;
    }

    public static Optional<Operation> ofRequest(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.request.equals(name))
                .findFirst();
    }

    public static Operation of(Message.Request request) {
        return Arrays.stream(values())
                .filter(operation -> operation.requestType.isInstance(request))
                .findFirst()
                .orElseThrow();
    }

    public static Operation of(Message.Response response) {
        return Arrays.stream(values())
                .filter(operation -> operation.responseType.isInstance(response))
                .findFirst()
                .orElseThrow();
    }

    /** The element around a request; around a response it ends in {@code Response}. */
    public String wrapper() {
        return wrapper;
    }

    public String request() {
        return request;
    }

    public Class<? extends Message.Request> requestType() {
        return requestType;
    }

    public String response() {
        return response;
    }
}
