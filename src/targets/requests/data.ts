/** Where a statement runs, and as whom. */
interface Database {
  readonly ClusterIdentifier?: string;
  /** The ARN of a serverless workgroup: its ARN does not have its name. */
  readonly WorkgroupName?: string;
  readonly Database: string;
  readonly DbUser?: string;
  readonly SecretArn?: string;
  readonly StatementName?: string;
  readonly WithEvent?: boolean;
}

/**
 * One statement of SQL.
 * @see https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ExecuteStatement.html
 */
export interface RedshiftRequest extends Database {
  readonly action: 'redshift-data:ExecuteStatement';
  readonly Sql: string;
}

/**
 * Statements of SQL that run as one transaction.
 * @see https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_BatchExecuteStatement.html
 */
export interface RedshiftBatchRequest extends Database {
  readonly action: 'redshift-data:BatchExecuteStatement';
  readonly Sqls: readonly string[];
}
