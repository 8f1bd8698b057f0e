/** What a bulk revocation is for, and how far it has come. */
@NullMarked
package org.openmss.ca.revocation.bulk.domain;

import org.jspecify.annotations.NullMarked;
