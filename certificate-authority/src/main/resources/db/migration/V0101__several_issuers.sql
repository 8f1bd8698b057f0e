-- Several issuing CAs share one space of serial numbers, so that a serial alone names a certificate.
create unique index certificate_serial on certificate (serial);
