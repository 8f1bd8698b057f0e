#!/bin/bash
# An application provider in shell: curl sends text, sed finds words in what comes back. Told by the environment: MSS_URL, MSS_CA, AP_ID,
# AP_PASSWORD, MSISDN, TEXT. Tells a line for each thing it has learnt.
set -euo pipefail

ask() { # operation, message, attributes, content
    curl --silent --show-error --cacert "$MSS_CA" -H 'Content-Type: text/xml; charset=utf-8' -H 'Accept: application/xml' \
        -H "SOAPAction: \"#$1\"" --data-binary @- "$MSS_URL/soap/services/$1Port" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://www.w3.org/2003/05/soap-envelope" soapenv:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">
  <soapenv:Body>
    <$1 xmlns="">
      <mss:$2 xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" $3>
        <mss:AP_Info AP_ID="$AP_ID" AP_PWD="$AP_PASSWORD" AP_TransID="S$(od -An -tx8 -N8 /dev/urandom | tr -d ' ')" Instant="$(date -u +%FT%TZ)"/>
        <mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info>
        $4
      </mss:$2>
    </$1>
  </soapenv:Body>
</soapenv:Envelope>
XML
}

signature() { # number, mode
    ask MSS_Signature MSS_SignatureReq "MessagingMode=\"$2\" TimeOut=\"60\"" "<mss:MobileUser><mss:MSISDN>$1</mss:MSISDN></mss:MobileUser>
        <mss:DataToBeSigned MimeType=\"text/plain\" Encoding=\"UTF-8\">$TEXT</mss:DataToBeSigned>"
}

code() { sed -n 's/.*<mss:StatusCode Value="\([0-9]*\)".*/\1/p'; }

begun=$(signature "$MSISDN" asynchClientServer)
transaction=$(sed -n 's/.*MSSP_TransID="\([^"]*\)".*/\1/p' <<<"$begun")
echo "transaction $transaction $(code <<<"$begun")"
while
    ended=$(ask MSS_StatusQuery MSS_StatusReq "MSSP_TransID=\"$transaction\"" "")
    [ "$(code <<<"$ended")" = 504 ]
do
    sleep 0.2
done
echo "status $(code <<<"$ended")"
echo "signature $(sed -n 's/.*<mss:Base64Signature>\([^<]*\)<.*/\1/p' <<<"$ended")"
echo "receipt $(ask MSS_Receipt MSS_ReceiptReq "MSSP_TransID=\"$transaction\"" "<mss:MobileUser><mss:MSISDN>$MSISDN</mss:MSISDN></mss:MobileUser>
        <mss:Message MimeType=\"text/plain\" Encoding=\"UTF-8\">Thank you.</mss:Message>" | code)"
profiles=$(ask MSS_ProfileQuery MSS_ProfileReq "" "<mss:MobileUser><mss:MSISDN>$MSISDN</mss:MSISDN></mss:MobileUser>")
echo "profiles $(grep -o '<mss:SignatureProfile>' <<<"$profiles" | wc -l)"
echo "fault $(signature +99901199999999 synch | sed -n 's/.*>mss:\(_[0-9]*\)<.*/\1/p')"
