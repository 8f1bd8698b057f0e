@org.jspecify.annotations.NullMarked
package org.openmss.ca.status.domain;
