/**
 * The messages of TS 102 204, clause 8, once for every codec: the XML names stand in annotations, and the JSON mirror takes its names
 * from them. As they arrive, every part may be missing and none is believed yet.
 */
@XmlSchema(namespace = Namespaces.MSS, elementFormDefault = XmlNsForm.QUALIFIED)
@NullMarked
package org.openmss.gateway.mss.message;

import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
