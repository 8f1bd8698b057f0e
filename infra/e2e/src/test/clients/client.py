"""An application provider in Python: zeep, which learns all it knows from the gateway's WSDL.

Told by the environment: MSS_URL, REQUESTS_CA_BUNDLE, AP_ID, AP_PASSWORD, MSISDN, TEXT. Tells a line for each thing it has learnt.
"""
import base64
import datetime
import os
import secrets
import time

import zeep
import zeep.exceptions


def port(name):
    return zeep.Client(f"{os.environ['MSS_URL']}/soap/services/{name}?wsdl").service


def message(**content):
    return content | {
        "AP_Info": {
            "AP_ID": os.environ["AP_ID"],
            "AP_PWD": os.environ["AP_PASSWORD"],
            "AP_TransID": "Z" + secrets.token_hex(8),
            "Instant": datetime.datetime.now(datetime.timezone.utc),
        },
        "MSSP_Info": {"MSSP_ID": {}},
        "MajorVersion": 1,
        "MinorVersion": 1,
    }


def signature(msisdn, mode):
    return port("MSS_SignaturePort").MSS_Signature(
        MSS_SignatureReq=message(
            MobileUser={"MSISDN": msisdn},
            DataToBeSigned={"_value_1": os.environ["TEXT"], "MimeType": "text/plain", "Encoding": "UTF-8"},
            TimeOut=60,
            MessagingMode=mode,
        )
    )


msisdn = os.environ["MSISDN"]
begun = signature(msisdn, "asynchClientServer")
print("transaction", begun.MSSP_TransID, begun.Status.StatusCode.Value, flush=True)
while True:
    ended = port("MSS_StatusQueryPort").MSS_StatusQuery(MSS_StatusReq=message(MSSP_TransID=begun.MSSP_TransID))
    if ended.Status.StatusCode.Value != 504:
        break
    time.sleep(0.2)
print("status", ended.Status.StatusCode.Value)
print("signature", base64.b64encode(ended.MSS_Signature.Base64Signature).decode())
receipt = port("MSS_ReceiptPort").MSS_Receipt(
    MSS_ReceiptReq=message(
        MSSP_TransID=begun.MSSP_TransID,
        MobileUser={"MSISDN": msisdn},
        Message={"_value_1": "Thank you.", "MimeType": "text/plain", "Encoding": "UTF-8"},
    )
)
print("receipt", receipt.Status.StatusCode.Value)
profiles = port("MSS_ProfileQueryPort").MSS_ProfileQuery(MSS_ProfileReq=message(MobileUser={"MSISDN": msisdn}))
print("profiles", len(profiles.SignatureProfile))
try:
    signature("+99901199999999", "synch")
except zeep.exceptions.Fault as fault:
    print("fault", fault.subcodes[0].localname, fault.message)
