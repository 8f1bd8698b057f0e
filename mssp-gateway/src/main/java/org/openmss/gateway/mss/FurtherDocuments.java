package org.openmss.gateway.mss;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.mss.message.AdditionalService;
import org.openmss.gateway.mss.message.AdditionalSignatureRequest;
import org.openmss.gateway.mss.message.BatchSignatureRequest;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.RequestedServices;
import org.openmss.gateway.signature.domain.RequestedServices.Service;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;

/**
 * The documents of a request beside its DataToBeSigned: an additional service each, all of the batch's kind or all of the kind whose documents
 * have names. Profile, key and format are the request's.
 */
final class FurtherDocuments {
    private static final int LONGEST_REFERENCE = 64;

    private FurtherDocuments() {}

    static List<Document> parse(
            @Nullable List<AdditionalService> asked, RequestedServices services, SignatureFormat format) {
        boolean batch = services.answered().contains(Service.BATCH);
        boolean named = services.answered().contains(Service.DOCUMENTS);
        if (batch && named) {
            throw Fields.wrong("AdditionalServices: batchsign or docsign, not both in one request");
        }
        var documents = new ArrayList<Document>();
        for (var service : asked == null ? List.<AdditionalService>of() : asked) {
            var uri = MssUri.text(service.description);
            if (batch && AdditionalServices.uri(Service.BATCH).equals(uri)) {
                documents.add(document(required("BatchSignatureRequest", service.batchSignatureRequest), format));
            } else if (named && AdditionalServices.uri(Service.DOCUMENTS).equals(uri)) {
                documents.add(
                        document(required("AdditionalSignatureRequest", service.additionalSignatureRequest), format));
            }
        }
        if (documents.size() >= Document.MOST) {
            throw Fields.wrong("AdditionalServices: at most " + Document.MOST
                    + " documents are signed with one PIN, the request's own among them");
        }
        var references = new HashSet<String>();
        documents.forEach(document -> document.reference().ifPresent(reference -> {
            if (!references.add(reference)) {
                throw Fields.wrong("AdditionalSignatureRequest: two documents have the same DocumentRef");
            }
        }));
        return documents;
    }

    private static Document document(BatchSignatureRequest asked, SignatureFormat format) {
        var data = SignatureReqParser.data(asked.dataToBeSigned, format);
        return new Document(data, SignatureReqParser.display(data, asked.dataToBeDisplayed));
    }

    /** What has no text of its own is shown by its name. */
    private static Document document(AdditionalSignatureRequest asked, SignatureFormat format) {
        if (asked.signatureProfile != null
                || asked.mssFormat != null
                || asked.keyReference != null
                || asked.signatureProfileComparison != null) {
            throw Fields.wrong(
                    "AdditionalSignatureRequest: profile, format and key are those of the request; leave them away here");
        }
        String reference = Fields.present("DocumentRef", asked.documentRef);
        if (reference.length() > LONGEST_REFERENCE) {
            throw Fields.wrong("DocumentRef: at most " + LONGEST_REFERENCE + " characters");
        }
        var data = SignatureReqParser.data(asked.dataToBeSigned, format);
        var shown = asked.dataToBeDisplayed == null && !SignatureReqParser.isShownAsItIs(data)
                ? SignatureReqParser.display(reference)
                : SignatureReqParser.display(data, asked.dataToBeDisplayed);
        return new Document(data, shown, Optional.of(reference));
    }

    private static <T> T required(String name, @Nullable T given) {
        if (given == null) {
            throw new RefusedException(new SignatureFailure.MissingParameter(name + " is missing"));
        }
        return given;
    }
}
