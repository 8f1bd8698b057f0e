package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmss.gateway.mss.message.MssSignature;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.mss.message.Status;
import org.openmss.gateway.mss.message.StatusDetail;
import org.openmss.gateway.mss.message.StatusDetail.AdditionalSignatureResponse;
import org.openmss.gateway.mss.message.StatusDetail.BatchSignatureResponse;
import org.openmss.gateway.mss.message.StatusDetail.ServiceResponse;
import org.openmss.gateway.mss.message.XmlSignature;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.PreparedDocument;
import org.openmss.gateway.signature.domain.RequestedServices.Service;
import org.openmss.gateway.signature.domain.SignatureOrder;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;

/** A transaction's end in the words of TS 102 204: a fault, or a signature. */
@ApplicationScoped
class Outcomes {
    private final MssConfig config;
    private final SubscriberDirectory directory;

    Outcomes(MssConfig config, SubscriberDirectory directory) {
        this.config = config;
        this.directory = directory;
    }

    /** The fault for a transaction that ended badly; nothing for one whose outcome is a status. */
    Optional<Answer> fault(SignatureTransaction transaction) {
        return transaction instanceof SignatureTransaction.Failed failed
                        && MssStatus.of(failed).kind() != MssStatus.Kind.STATUS
                ? Optional.of(Answer.Fault.of(failed.why(), config.id()))
                : Optional.empty();
    }

    MssSignature signature(SignatureTransaction.Signed signed) {
        return signature(signed.order(), signed.signature());
    }

    private MssSignature signature(SignatureOrder order, Bytes value) {
        var signature = new MssSignature();
        switch (order.format()) {
            case CMS, CADES_T, CADES_LT, PADES -> signature.base64Signature = value.toBase64();
            case XADES -> signature.xmlSignature = XmlSignature.of(value);
            case PKCS1 -> {
                signature.pkcs1 = new MssSignature.Pkcs1();
                signature.pkcs1.signatureValue = value.toBase64();
                signature.pkcs1.x509Certificate =
                        base64(directory.chain(order.certificateId()).getFirst());
            }
        }
        return signature;
    }

    /** The status with what there is to say of the additional services that were asked for. */
    Status status(SignatureTransaction transaction, MssStatus code) {
        var status = Replies.status(code);
        var answers = transaction.order().services().answered().stream()
                .filter(service -> AdditionalServices.isAnswered(service, code))
                .sorted()
                .map(service -> answer(service, transaction, code))
                .toList();
        if (!answers.isEmpty()) {
            status.statusDetail = new StatusDetail();
            status.statusDetail.serviceResponses = answers;
        }
        return status;
    }

    private ServiceResponse answer(Service service, SignatureTransaction transaction, MssStatus code) {
        var order = transaction.order();
        var response = new ServiceResponse();
        response.description = MssUri.of(AdditionalServices.uri(service));
        response.status = Replies.status(
                service == Service.SIGNING_CERTIFICATE || service == Service.VERIFICATION_CODE
                        ? MssStatus.REQUEST_OK
                        : code);
        switch (service) {
            case VALIDATE, TIMESTAMP -> {}
            case SIGNING_CERTIFICATE ->
                response.certificates = directory.chain(order.certificateId()).stream()
                        .map(Outcomes::base64)
                        .toList();
            case VERIFICATION_CODE ->
                response.verificationCode = order.verificationCode().value();
            case BATCH -> {
                response.additionalSignatureResponses = signaturesOfFurther(transaction, code);
                response.batchSignatureResponses = signaturesOfAll(transaction);
            }
            case DOCUMENTS -> response.additionalSignatureResponses = signaturesOfFurther(transaction, code);
        }
        return response;
    }

    /** Some clients of the batch read these as well, beside the signature of the first document in its usual place. */
    private List<AdditionalSignatureResponse> signaturesOfFurther(SignatureTransaction transaction, MssStatus code) {
        return ofEachDocument(transaction, (document, signature) -> {
                    var response = new AdditionalSignatureResponse();
                    response.documentRef = document.document()
                            .reference()
                            .orElse(document.display().value());
                    response.mssSignature = signature;
                    response.status = Replies.status(code);
                    return response;
                })
                .skip(1)
                .toList();
    }

    private List<BatchSignatureResponse> signaturesOfAll(SignatureTransaction transaction) {
        return ofEachDocument(transaction, (document, signature) -> {
                    var response = new BatchSignatureResponse();
                    response.dataToBeDisplayed = document.display().value();
                    response.mssSignature = signature;
                    return response;
                })
                .toList();
    }

    private <T> Stream<T> ofEachDocument(
            SignatureTransaction transaction, BiFunction<PreparedDocument, MssSignature, T> make) {
        return transaction
                        instanceof SignatureTransaction.Signed(SignatureOrder order, List<Bytes> signatures, Instant _)
                ? IntStream.range(0, signatures.size())
                        .mapToObj(i -> make.apply(order.documents().get(i), signature(order, signatures.get(i))))
                : Stream.empty();
    }

    static String base64(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed cannot be written", e);
        }
    }
}
