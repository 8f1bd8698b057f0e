<?php
// An application provider in PHP: ext-soap's SoapClient, which learns all it knows from the gateway's WSDL.
// Told by the environment: MSS_URL, MSS_CA, AP_ID, AP_PASSWORD, MSISDN, TEXT. Tells a line for each thing it has learnt.

function port(string $name): SoapClient
{
    return new SoapClient(getenv('MSS_URL') . '/soap/services/' . $name . '?wsdl', [
        'soap_version' => SOAP_1_2,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
        'stream_context' => stream_context_create(['ssl' => ['cafile' => getenv('MSS_CA')]]),
    ]);
}

function message(array $content): array
{
    return $content + [
        'AP_Info' => [
            'AP_ID' => getenv('AP_ID'),
            'AP_PWD' => getenv('AP_PASSWORD'),
            'AP_TransID' => 'P' . bin2hex(random_bytes(8)),
            'Instant' => gmdate('Y-m-d\TH:i:s\Z'),
        ],
        'MSSP_Info' => ['MSSP_ID' => new stdClass()],
        'MajorVersion' => 1,
        'MinorVersion' => 1,
    ];
}

function signature(string $msisdn, string $mode): object
{
    return port('MSS_SignaturePort')->MSS_Signature(message([
        'MobileUser' => ['MSISDN' => $msisdn],
        'DataToBeSigned' => ['_' => getenv('TEXT'), 'MimeType' => 'text/plain', 'Encoding' => 'UTF-8'],
        'TimeOut' => 60,
        'MessagingMode' => $mode,
    ]));
}

$begun = signature(getenv('MSISDN'), 'asynchClientServer');
echo 'transaction ', $begun->MSSP_TransID, ' ', $begun->Status->StatusCode->Value, "\n";
do {
    $ended = port('MSS_StatusQueryPort')->MSS_StatusQuery(message(['MSSP_TransID' => $begun->MSSP_TransID]));
} while ($ended->Status->StatusCode->Value === 504 && !usleep(200000));
echo 'status ', $ended->Status->StatusCode->Value, "\n";
// The client has decoded xs:base64Binary.
echo 'signature ', base64_encode($ended->MSS_Signature->Base64Signature), "\n";
$receipt = port('MSS_ReceiptPort')->MSS_Receipt(message([
    'MSSP_TransID' => $begun->MSSP_TransID,
    'MobileUser' => ['MSISDN' => getenv('MSISDN')],
    'Message' => ['_' => 'Thank you.', 'MimeType' => 'text/plain', 'Encoding' => 'UTF-8'],
]));
echo 'receipt ', $receipt->Status->StatusCode->Value, "\n";
$profiles = port('MSS_ProfileQueryPort')->MSS_ProfileQuery(message(['MobileUser' => ['MSISDN' => getenv('MSISDN')]]));
echo 'profiles ', count($profiles->SignatureProfile), "\n";
try {
    signature('+99901199999999', 'synch');
} catch (SoapFault $fault) {
    echo 'fault ', $fault->faultcode, ' ', $fault->getMessage(), "\n";
}
