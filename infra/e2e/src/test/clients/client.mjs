// An application provider in Node: the JSON mirror of TS 102 204. Who it is stands in the HTTP request, by "basic" or by "hmac" (the argument).
// Told by the environment: MSS_URL, NODE_EXTRA_CA_CERTS, AP_ID, AP_NAME, AP_PASSWORD, HMAC_KEY, MSISDN,
// TEXT. Tells a line for each thing it has learnt.
import { createHmac } from 'node:crypto';

const { MSS_URL, AP_ID, AP_NAME, AP_PASSWORD, HMAC_KEY, MSISDN, TEXT } = process.env;
const [signIn] = process.argv.slice(2);
const url = new URL('/rest/service', MSS_URL);

function basic(user, password) {
  return 'Basic ' + Buffer.from(`${user}:${password}`).toString('base64');
}

function authorization(body, date) {
  if (signIn === 'basic') {
    return basic(AP_NAME, AP_PASSWORD);
  }
  const signed = [date, 'POST', url.host, url.pathname, body, ''].join('\n');
  const hmac = createHmac('sha256', Buffer.from(HMAC_KEY, 'base64')).update(signed).digest('hex');
  return basic(Buffer.from(AP_ID).toString('base64'), hmac);
}

async function ask(message) {
  const body = JSON.stringify(message);
  const date = new Date().toUTCString();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Date: date, Authorization: authorization(body, date) },
    body,
  });
  return { status: answer.status, ...(await answer.json()) };
}

function signature(msisdn, mode) {
  return ask({
    MSS_SignatureReq: {
      MessagingMode: mode,
      TimeOut: '60',
      MobileUser: { MSISDN: msisdn },
      DataToBeSigned: { MimeType: 'text/plain', Encoding: 'UTF-8', Data: TEXT },
    },
  });
}

const begun = (await signature(MSISDN, 'asynch')).MSS_SignatureResp;
console.log('transaction', begun.MSSP_TransID, begun.Status.StatusCode.Value);
let ended;
do {
  await new Promise(later => setTimeout(later, 200));
  ended = (await ask({ MSS_StatusReq: { MSSP_TransID: begun.MSSP_TransID } })).MSS_StatusResp;
} while (ended.Status.StatusCode.Value === '504');
console.log('status', ended.Status.StatusCode.Value);
console.log('signature', ended.MSS_Signature.Base64Signature);
const receipt = await ask({
  MSS_ReceiptReq: {
    MSSP_TransID: begun.MSSP_TransID,
    MobileUser: { MSISDN },
    Message: { MimeType: 'text/plain', Encoding: 'UTF-8', Data: 'Thank you.' },
  },
});
console.log('receipt', receipt.MSS_ReceiptResp.Status.StatusCode.Value);
const profiles = (await ask({ MSS_ProfileReq: { MobileUser: { MSISDN } } })).MSS_ProfileResp;
console.log('profiles', profiles.SignatureProfile.length);
const fault = await signature('+99901199999999', 'synch');
console.log('fault', fault.status, fault.Fault.Code.SubCode.Value);
