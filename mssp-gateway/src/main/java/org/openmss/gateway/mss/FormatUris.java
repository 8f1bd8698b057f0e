package org.openmss.gateway.mss;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SubCode;

/** The names of signature formats (MSS_Format). */
final class FormatUris {
    private static final Map<String, SignatureFormat> FORMATS = Map.of(
            "http://uri.etsi.org/TS102204/v1.1.2#PKCS7", SignatureFormat.CMS,
            "http://uri.etsi.org/TS102204/v1.1.2#CMS-Signature", SignatureFormat.CMS,
            "http://mss.ficom.fi/TS102204/v1.0.0#PKCS1", SignatureFormat.PKCS1,
            "http://www.methics.fi/KiuruMSSP/v3.2.0#PKCS1", SignatureFormat.PKCS1,
            "urn:openmss:format:CAdES-B", SignatureFormat.CMS,
            "urn:openmss:format:CAdES-T", SignatureFormat.CADES_T,
            "urn:openmss:format:CAdES-LT", SignatureFormat.CADES_LT,
            "urn:openmss:format:PAdES", SignatureFormat.PADES);

    private FormatUris() {}

    /** @param uri absent: CMS */
    static SignatureFormat format(@Nullable String uri) {
        if (uri == null) {
            return SignatureFormat.CMS;
        }
        var format = FORMATS.get(uri);
        if (format == null) {
            throw new RefusedException(new SignatureFailure.WrongParameter(
                    "MSS_Format is not one of those served: PKCS7, CMS-Signature, PKCS1, and urn:openmss:format: with CAdES-B, CAdES-T, CAdES-LT, PAdES",
                    SubCode.MSS_FORMAT_UNSUPPORTED));
        }
        return format;
    }
}
