package org.openmss.gateway.mss;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.RequestedServices;
import org.openmss.gateway.signature.domain.RequestedServices.Service;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SubCode;

/** The names of signature formats (MSS_Format). */
final class FormatUris {
    private static final Map<String, SignatureFormat> FORMATS = Map.of(
            "http://uri.etsi.org/TS102204/v1.1.2#XML-Signature", SignatureFormat.XADES,
            "urn:openmss:format:XAdES-B", SignatureFormat.XADES,
            "http://uri.etsi.org/TS102204/v1.1.2#PKCS7", SignatureFormat.CMS,
            "http://uri.etsi.org/TS102204/v1.1.2#CMS-Signature", SignatureFormat.CMS,
            "http://mss.ficom.fi/TS102204/v1.0.0#PKCS1", SignatureFormat.PKCS1,
            "http://www.methics.fi/KiuruMSSP/v3.2.0#PKCS1", SignatureFormat.PKCS1,
            "urn:openmss:format:CAdES-B", SignatureFormat.CMS,
            "urn:openmss:format:CAdES-T", SignatureFormat.CADES_T,
            "urn:openmss:format:CAdES-LT", SignatureFormat.CADES_LT,
            "urn:openmss:format:PAdES", SignatureFormat.PADES);

    private FormatUris() {}

    /**
     * @param uri absent: CMS
     * @param services a time-stamp that is asked for as a service makes CAdES-T of a CMS
     */
    static SignatureFormat format(@Nullable String uri, RequestedServices services) {
        var format = uri == null ? SignatureFormat.CMS : FORMATS.get(uri);
        if (format == null) {
            throw unsupported("MSS_Format is not one of those served: PKCS7, CMS-Signature, XML-Signature, PKCS1, and"
                    + " urn:openmss:format: with CAdES-B, CAdES-T, CAdES-LT, PAdES, XAdES-B");
        }
        if (!services.answered().contains(Service.TIMESTAMP)) {
            return format;
        }
        return switch (format) {
            case CMS, CADES_T -> SignatureFormat.CADES_T;
            case CADES_LT -> SignatureFormat.CADES_LT;
            case PKCS1, PADES, XADES -> throw unsupported("this MSS_Format has no place for a time-stamp");
        };
    }

    private static RefusedException unsupported(String why) {
        return new RefusedException(new SignatureFailure.WrongParameter(why, SubCode.MSS_FORMAT_UNSUPPORTED));
    }
}
