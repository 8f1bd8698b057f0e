/** The messages of TS 102 204 as they arrive: every part may be missing, none is believed yet. */
@XmlSchema(namespace = Mss.NAMESPACE, elementFormDefault = XmlNsForm.QUALIFIED)
@NullMarked
package org.openmss.gateway.signature.soap.wire;

import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
