/** News of certificates, where they wait, and whom they are told. */
@NullMarked
package org.openmss.ca.notification.domain;

import org.jspecify.annotations.NullMarked;
