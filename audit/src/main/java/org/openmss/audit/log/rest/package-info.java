/** The auditors' doors, the same in every service that has an audit trail. */
@NullMarked
package org.openmss.audit.log.rest;

import org.jspecify.annotations.NullMarked;
