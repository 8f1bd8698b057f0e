package org.openmss.gateway.signature.cms;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.PreparedDocument;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SignatureFormats;
import org.openmss.gateway.signature.domain.StatusAnswers;
import org.openmss.gateway.signature.domain.StatusAnswers.Learnt;
import org.openmss.gateway.signature.domain.SubCode;
import org.openmss.gateway.signature.domain.TimeStamps;
import org.openmss.gateway.signature.xades.XadesSignature;
import org.openmss.kernel.Bytes;

/** PKCS#1, XML, and CMS at the levels CAdES-BASELINE-B, -T and -LT (EN 319 122-1) and for PDFs. */
@ApplicationScoped
class CmsSignatureFormats implements SignatureFormats {
    private final TimeStamps timeStamps;
    private final StatusAnswers statusAnswers;
    private final RandomGenerator chance;

    CmsSignatureFormats(TimeStamps timeStamps, StatusAnswers statusAnswers, RandomGenerator chance) {
        this.timeStamps = timeStamps;
        this.statusAnswers = statusAnswers;
        this.chance = chance;
    }

    @Override
    public PreparedDocument prepare(
            SignatureFormat format, Document document, X509Certificate signer, Instant signingTime) {
        var data = document.data();
        if (format.isTimeStamped() && !timeStamps.areServed()) {
            throw new RefusedException(new SignatureFailure.WrongParameter(
                    "this gateway has no time-stamping authority, so it makes no CAdES-T and CAdES-LT; ask for CMS or PKCS1",
                    SubCode.MSS_FORMAT_UNSUPPORTED));
        }
        if (format == SignatureFormat.PADES && !(data instanceof DataToBeSigned.Digest)) {
            throw new RefusedException(new SignatureFailure.WrongParameter(
                    "the format PAdES goes with a digest alone: that of the PDF's byte range",
                    SubCode.MSS_FORMAT_UNSUPPORTED));
        }
        if (format == SignatureFormat.XADES && data instanceof DataToBeSigned.Digest) {
            throw new RefusedException(new SignatureFailure.WrongParameter(
                    "an XML signature goes with a text or with octets; around the PKCS1 value of a document's digest it is made by yourself",
                    SubCode.MSS_FORMAT_UNSUPPORTED));
        }
        return switch (format) {
            case PKCS1 -> new PreparedDocument(document, null, data.digest());
            case XADES -> {
                var waiting = XadesSignature.prepare(
                        XadesSignature.content(data),
                        data instanceof DataToBeSigned.Text ? "text/plain" : "application/octet-stream",
                        signer,
                        signingTime,
                        chance);
                yield new PreparedDocument(document, waiting.form(), waiting.hash());
            }
            case CMS, CADES_T, CADES_LT, PADES -> {
                var attributes = format == SignatureFormat.PADES
                        ? SignedAttributes.withoutTime(data, signer)
                        : SignedAttributes.of(data, signer, signingTime);
                yield new PreparedDocument(
                        document, attributes, data.algorithm().hash(attributes));
            }
        };
    }

    @Override
    public Assembled assemble(
            SignatureFormat format, PreparedDocument document, Bytes signatureValue, List<X509Certificate> chain) {
        return switch (format) {
            case PKCS1 -> new Assembled.Complete(signatureValue);
            case XADES ->
                new Assembled.Complete(
                        XadesSignature.complete(Objects.requireNonNull(document.attributes()), signatureValue, chain));
            case CMS, PADES ->
                new Assembled.Complete(
                        CmsSignature.basic(document, signatureValue, chain).encoded());
            case CADES_T, CADES_LT -> stamped(format, document, signatureValue, chain);
        };
    }

    private Assembled stamped(
            SignatureFormat format, PreparedDocument document, Bytes signatureValue, List<X509Certificate> chain) {
        var stamp = timeStamps.stamp(signatureValue);
        if (stamp.isEmpty()) {
            return new Assembled.Incomplete(new SignatureFailure.TimeStampUnavailable());
        }
        var signature = CmsSignature.basic(document, signatureValue, chain)
                .stamped(stamp.get().token());
        return format == SignatureFormat.CADES_T
                ? new Assembled.Complete(signature.encoded())
                : longTerm(signature, chain, stamp.get().chain());
    }

    /** Asked after the time-stamp: the answers say that the certificate stood when the signature was there already. */
    private Assembled longTerm(
            CmsSignature signature, List<X509Certificate> signer, List<X509Certificate> timeStamping) {
        return switch (statusAnswers.about(signer)) {
            case Learnt.Revoked revoked -> new Assembled.Incomplete(new SignatureFailure.CertificateRevoked());
            case Learnt.Unknown unknown -> new Assembled.Incomplete(new SignatureFailure.StatusUnavailable());
            case Learnt.Good ofSigner ->
                switch (statusAnswers.about(timeStamping)) {
                    case Learnt.Revoked revoked ->
                        new Assembled.Incomplete(new SignatureFailure.TimeStampUnavailable());
                    case Learnt.Unknown unknown -> new Assembled.Incomplete(new SignatureFailure.StatusUnavailable());
                    case Learnt.Good ofTimeStamp ->
                        new Assembled.Complete(
                                signature.with(ofSigner).with(ofTimeStamp).encoded());
                };
        };
    }
}
