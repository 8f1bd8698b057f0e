package org.openmss.ca.timestamp.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.issuance.domain.Oid;
import org.openmss.ca.timestamp.domain.Fault;
import org.openmss.ca.timestamp.domain.ImprintHash;
import org.openmss.ca.timestamp.domain.TimeStamp;
import org.openmss.ca.timestamp.domain.TimeStampMessages;
import org.openmss.ca.timestamp.domain.TimeStampQuestion;
import org.openmss.ca.timestamp.domain.TimeStampRefused;
import org.openmss.kernel.Bytes;

/** Requests are read strictly: what does not encode to the same bytes again is of the wrong format. */
@Singleton
class Rfc3161Messages implements TimeStampMessages {
    private static final int VERSION = 1;

    @Override
    public TimeStampQuestion read(Bytes request) {
        var read = parsed(request);
        require(
                read.getVersion().hasValue(VERSION),
                Fault.BAD_REQUEST,
                "the version is not 1, the only one of RFC 3161");
        checkImprint(read.getMessageImprint());
        require(
                read.getExtensions() == null,
                Fault.UNACCEPTED_EXTENSION,
                "no extension is known here; send the request without");
        return new TimeStampQuestion(request, policy(read));
    }

    @Override
    public Bytes granted(Signatory authority, TimeStampQuestion question, TimeStamp timeStamp) {
        try {
            var request = new TimeStampRequest(question.request().toArray());
            var token = TokenSigner.of(authority, timeStamp, request.getCertReq())
                    .generate(request, timeStamp.serial().value(), Date.from(timeStamp.at()));
            return der(new TimeStampResp(
                    new PKIStatusInfo(PKIStatus.granted),
                    token.toCMSSignedData().toASN1Structure()));
        } catch (IOException | TSPException impossible) {
            throw new IllegalStateException("a time-stamp that was looked at before can be made", impossible);
        }
    }

    @Override
    public Bytes refused(TimeStampRefused why) {
        var status = new PKIStatusInfo(
                PKIStatus.rejection,
                new PKIFreeText(new DERUTF8String(why.why())),
                new PKIFailureInfo(bit(why.fault())));
        return der(new TimeStampResp(status, null));
    }

    private static TimeStampReq parsed(Bytes request) {
        try {
            var read = TimeStampReq.getInstance(ASN1Primitive.fromByteArray(request.toArray()));
            if (read != null && Arrays.equals(read.getEncoded(ASN1Encoding.DER), request.toArray())) {
                return read;
            }
        } catch (IOException | RuntimeException notARequest) {
            // The library throws whatever comes up where bytes are not what it expects.
        }
        throw new TimeStampRefused(
                Fault.BAD_DATA_FORMAT, "this is no TimeStampReq in DER with nothing behind it (RFC 3161, 2.4.1)");
    }

    private static void checkImprint(MessageImprint imprint) {
        var algorithm = imprint.getHashAlgorithm();
        var hash = ImprintHash.ofOid(algorithm.getAlgorithm().getId())
                .orElseThrow(() -> new TimeStampRefused(
                        Fault.BAD_ALG, "the hash is not known here; use one of " + ImprintHash.names()));
        var parameters = algorithm.getParameters();
        require(
                parameters == null || DERNull.INSTANCE.equals(parameters),
                Fault.BAD_ALG,
                "a hash has no parameters, or NULL");
        require(
                imprint.getHashedMessage().length == hash.octets(),
                Fault.BAD_DATA_FORMAT,
                "a hash by " + hash.wireName() + " has " + hash.octets() + " octets");
    }

    private static Optional<Oid> policy(TimeStampReq read) {
        if (read.getReqPolicy() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Oid(read.getReqPolicy().getId()));
        } catch (IllegalArgumentException tooLong) {
            throw new TimeStampRefused(
                    Fault.UNACCEPTED_POLICY, "no policy of this authority has so long an identifier");
        }
    }

    private static int bit(Fault fault) {
        return switch (fault) {
            case BAD_ALG -> PKIFailureInfo.badAlg;
            case BAD_REQUEST -> PKIFailureInfo.badRequest;
            case BAD_DATA_FORMAT -> PKIFailureInfo.badDataFormat;
            case TIME_NOT_AVAILABLE -> PKIFailureInfo.timeNotAvailable;
            case UNACCEPTED_POLICY -> PKIFailureInfo.unacceptedPolicy;
            case UNACCEPTED_EXTENSION -> PKIFailureInfo.unacceptedExtension;
            case SYSTEM_FAILURE -> PKIFailureInfo.systemFailure;
        };
    }

    private static Bytes der(ASN1Object value) {
        try {
            return Bytes.of(value.getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException("a response of ours has an encoding", impossible);
        }
    }

    private static void require(boolean holds, Fault fault, String otherwise) {
        if (!holds) {
            throw new TimeStampRefused(fault, otherwise);
        }
    }
}
