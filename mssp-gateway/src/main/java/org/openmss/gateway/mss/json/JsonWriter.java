package org.openmss.gateway.mss.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.gateway.mss.Answer;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.mss.message.Namespaces;
import org.openmss.gateway.mss.message.Operation;
import org.openmss.gateway.signature.MssStatus;

/** Writes answers on one line without blanks, since some clients cut it apart as text: its last {@code Value} is the status code. */
@ApplicationScoped
class JsonWriter {
    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    private static final String STATUS = "Status";
    private static final String DETAIL = "StatusDetail";
    private static final String SERVICES = "ServiceResponses";
    private final ObjectMapper messages = JsonNames.mapper();

    String line(Answer answer) {
        var body = messages.createObjectNode();
        switch (answer) {
            case Answer.Response response ->
                body.set(Operation.of(response.message()).response(), message(response.message()));
            case Answer.Fault fault -> body.set("Fault", fault(fault));
        }
        try {
            return messages.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written", e);
        }
    }

    /** The status comes last; what the additional services answer stands beside it, and not in its detail as in XML. */
    private ObjectNode message(Message.Response response) {
        ObjectNode message = messages.valueToTree(response);
        if (message.remove(STATUS) instanceof ObjectNode status) {
            if (status.get(DETAIL) instanceof ObjectNode detail) {
                var services = detail.remove(SERVICES);
                if (services != null) {
                    message.set(SERVICES, services);
                }
                if (detail.isEmpty()) {
                    status.remove(DETAIL);
                }
            }
            message.set(STATUS, status);
        }
        return message;
    }

    /** The finer code comes first: in a fault too the last {@code Value} is the code. */
    private ObjectNode fault(Answer.Fault fault) {
        boolean sender = fault.status().kind() == MssStatus.Kind.SENDER_FAULT;
        var body = messages.createObjectNode();
        var code = body.putObject("Code");
        code.put("Value", sender ? "Sender" : "Receiver").put("ValueNs", SOAP);
        var subCode = code.putObject("SubCode");
        fault.subCode().ifPresent(finer -> value(subCode.putObject("SubCode"), finer.code(), Namespaces.FICOM));
        value(subCode, fault.status().code(), Namespaces.MSS);
        return body.put("Reason", fault.status().name())
                .put("Node", fault.node().toString())
                .put("Role", fault.role().uri())
                .put("Detail", fault.detail());
    }

    private static void value(ObjectNode node, int code, String namespace) {
        node.put("Value", "_" + code).put("ValueNs", namespace);
    }
}
