@NullMarked
package org.openmss.audit.log.rest;

import org.jspecify.annotations.NullMarked;
